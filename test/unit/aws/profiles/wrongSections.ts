import {
  keys,
  region,
  plant,
  role,
  sso,
  corp,
  configFile,
  credentialsFile,
  type WrongConfiguration,
} from './configurationParts';

const office = `[profile office]\n${region}${keys}`;

/** Sections, names and keys that are misspelled, and files that aren't files. */
export const wrongSections: Readonly<Record<string, WrongConfiguration>> = {
  'AWS_DEFAULT_PROFILE names no profile': {
    env: { AWS_DEFAULT_PROFILE: 'nobody' },
    files: { [configFile]: plant },
    sentence: "AWS_DEFAULT_PROFILE names profile nobody, which doesn't exist",
    advice: /^Correct AWS_DEFAULT_PROFILE and restart VS Code/u,
  },
  'AWS_PROFILE has the right name in another case': {
    env: { AWS_PROFILE: 'Plant' },
    files: { [configFile]: plant },
    sentence: "AWS_PROFILE names profile Plant, which doesn't exist",
    advice: /^There is a profile plant, and names are case-sensitive\. Correct AWS_PROFILE/u,
  },
  "AWS_CONFIG_FILE names a file that doesn't exist": {
    env: { AWS_CONFIG_FILE: '~/nowhere' },
    select: { profile: 'plant' },
    sentence: "Profile plant doesn't exist",
    advice: /^AWS_CONFIG_FILE names ~\/nowhere, which doesn't exist\./u,
  },
  'the default profile is in upper case': {
    files: { [configFile]: `[DEFAULT]\n${region}${keys}` },
    sentence: '[DEFAULT] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[default\]\.$/u,
  },
  'the default profile has a capital letter in the credentials file': {
    files: { [configFile]: `[default]\n${region}`, [credentialsFile]: `[Default]\n${keys}` },
    sentence: '[Default] in ~/.aws/credentials is ignored',
    advice: /^Rename the section to \[default\]\.$/u,
  },
  'the selected default profile has a capital letter': {
    select: { profile: 'default' },
    files: { [configFile]: `[Default]\n${region}${keys}` },
    sentence: '[Default] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[default\]\.$/u,
  },
  'the closing bracket is missing': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant\n${region}${keys}` },
    sentence: '[profile plant in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[profile plant\]\.$/u,
  },
  'the closing bracket is missing in the next section, whose keys the profile gets': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}[profile office # night shift\n${region}${keys}` },
    sentence: '[profile office in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[profile office\]\.$/u,
  },
  'a profile with keys in the other file gets the role of the next section': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}[profile office\n${role}source_profile = plant\n`,
      [credentialsFile]: `[plant]\n${keys}`,
    },
    sentence: '[profile office in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[profile office\]\.$/u,
  },
  'the opening bracket is missing': {
    select: { profile: 'plant' },
    files: { [configFile]: `${office}profile plant]\n${region}${keys}` },
    sentence: 'profile plant] in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[profile plant\]\.$/u,
  },
  'text follows the closing bracket': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]#1\n${region}${keys}` },
    sentence: '[profile plant]#1 in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[profile plant\]\.$/u,
  },
  'the closing bracket is missing in the credentials file': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}`, [credentialsFile]: `[plant\n${keys}` },
    sentence: '[plant in ~/.aws/credentials needs a bracket at each end',
    advice: /^Write the line as \[plant\]\.$/u,
  },
  'the closing bracket of the default profile is missing': {
    files: { [configFile]: `[default\n${region}${keys}` },
    sentence: '[default in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[default\]\.$/u,
  },
  'the closing bracket of the sso_session is missing': {
    select: { profile: 'plant' },
    files: { [configFile]: `${corp.replace(']', '')}[profile plant]\nsso_session = corp\n${sso}` },
    sentence: '[sso-session corp in ~/.aws/config needs a bracket at each end',
    advice: /^Write the line as \[sso-session corp\]\.$/u,
  },
  'the credential_process is empty': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}credential_process =\n` },
    sentence: '[profile plant] in ~/.aws/config has no value for credential_process',
    advice: /^Add the value to the section/u,
  },
  'the secret key is empty in the credentials file': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}`,
      [credentialsFile]: '[plant]\naws_access_key_id = AKIAPLANT\naws_secret_access_key =\n',
    },
    sentence: '[plant] in ~/.aws/credentials has no value for aws_secret_access_key',
    advice: /^Add the value to the section/u,
  },
  'the sso_region is empty': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\nsso_session = corp\n${sso}[sso-session corp]\nsso_region =\nsso_start_url = x\n`,
    },
    sentence: '[sso-session corp] in ~/.aws/config has no value for sso_region',
    advice: /^Add the value to the section/u,
  },
  'an older profile has an sso_start_url without an sso_region': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${sso}sso_start_url = https://example.awsapps.com/start\n` },
    sentence: '[profile plant] in ~/.aws/config has no sso_region',
    advice: /^Add the key to the section/u,
  },
  'the AWS SDK reads a session of IAM Identity Center only from a full path': {
    env: { AWS_CONFIG_FILE: '~/aws-config' },
    select: { profile: 'plant' },
    files: { 'aws-config': `[profile plant]\nsso_session = corp\n${sso}${corp}` },
    sentence: "The AWS SDK can't read the ~ in AWS_CONFIG_FILE",
    advice: /^Set it to a full path/u,
  },
};
