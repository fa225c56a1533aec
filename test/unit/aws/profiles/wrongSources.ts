import { keys, region, role, configFile, credentialsFile, type WrongConfiguration } from './configurationParts';

const plant = `[profile plant]\n${region}${role}`;
const loop = 'set source_profile to a profile that has credentials';
const token = 'web_identity_token_file';

/** Sources of credentials that can't be used: roles, their sources, and web identities. */
export const wrongSources: Readonly<Record<string, WrongConfiguration>> = {
  'a role is its own source': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile = plant\n` },
    sentence: 'Source profiles form a loop: plant → plant',
    advice: new RegExp(`^In ~/.aws/config, ${loop}`, 'u'),
  },
  'the sources of a role form a loop': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `${plant}source_profile = base\n[profile base]\n${role}source_profile = top\n`,
      [credentialsFile]: `[top]\n${role}source_profile = base\n`,
    },
    sentence: 'Source profiles form a loop: plant → base → top → base',
    advice: new RegExp(`^In ~/.aws/credentials, ${loop}`, 'u'),
  },
  'the source of a role is a default profile that is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile = default\n` },
    sentence: "Profile plant needs [default], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the name of the source of a role has a space': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile = my base\n[profile "my base"]\n${keys}` },
    sentence: "The name of profile my base can't be used",
    advice: /^Rename it in ~\/\.aws\/config\./u,
  },
  'the source_profile is empty': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile =\n` },
    sentence: '[profile plant] in ~/.aws/config has no value for source_profile',
    advice: /^Add the value/u,
  },
  'a role has two kinds of sources': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `${plant}source_profile = base\ncredential_source = Environment\n[profile base]\n${keys}`,
    },
    sentence: '[profile plant] in ~/.aws/config has both source_profile and credential_source',
    advice: /^Remove one of the two\.$/u,
  },
  'the credential_source is unknown': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}credential_source = Ec2Metadata\n` },
    sentence: '[profile plant] in ~/.aws/config has the unknown credential_source Ec2Metadata',
    advice: /^Use Environment, Ec2InstanceMetadata, or EcsContainer\.$/u,
  },
  'the credential_source is in lower case': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}credential_source = environment\n` },
    sentence: '[profile plant] in ~/.aws/config has the unknown credential_source environment',
    advice: /^Use Environment/u,
  },
  'the credential_source is a word of JavaScript': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}credential_source = toString\n` },
    sentence: '[profile plant] in ~/.aws/config has the unknown credential_source toString',
    advice: /^Use Environment/u,
  },
  'the credential_source is an environment without keys': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}credential_source = Environment\n` },
    sentence: "[profile plant] in ~/.aws/config needs AWS_ACCESS_KEY_ID, which isn't set",
    advice: /^Set the variable and restart VS Code/u,
  },
  'the credential_source is a container outside of one': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}credential_source = EcsContainer\n` },
    sentence: "[profile plant] in ~/.aws/config needs AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, which isn't set",
    advice: /^Set the variable and restart VS Code/u,
  },
  'the credential_source of the source of a role is unknown': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile = base\n[profile base]\ncredential_source = Pod\n` },
    sentence: '[profile base] in ~/.aws/config has the unknown credential_source Pod',
    advice: /^Use Environment/u,
  },
  "the web_identity_token_file doesn't exist": {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}${token} = /nowhere/token\n` },
    sentence: `${token} in ~/.aws/config names /nowhere/token, which doesn't exist`,
    advice: /^Correct the path, or create the token file\.$/u,
  },
  'the web_identity_token_file is below the home folder': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}${token} = ~/token\n`, token: 'token' },
    sentence: `${token} in ~/.aws/config names ~/token, which doesn't exist`,
    advice: /^Use the full path of the token file\.$/u,
  },
  'the web_identity_token_file is a folder': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}${token} = /\n` },
    sentence: `${token} in ~/.aws/config names /, which is a folder`,
    advice: /^Correct the path/u,
  },
  'the web_identity_token_file has no role_arn': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${token} = /nowhere/token\n` },
    sentence: '[profile plant] in ~/.aws/config has no role_arn',
    advice: /^Add the key/u,
  },
  "the token file in the environment doesn't exist": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: 'arn', AWS_REGION: 'eu-west-1' },
    sentence: "AWS_WEB_IDENTITY_TOKEN_FILE names /nowhere/token, which doesn't exist",
    advice: /^Correct the path/u,
  },
  'the token file in the environment has no role': {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_REGION: 'eu-west-1' },
    sentence: "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN isn't",
    advice: /^Set both/u,
  },
};
