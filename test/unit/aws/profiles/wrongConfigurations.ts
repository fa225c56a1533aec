import { createHash } from 'node:crypto';
import {
  keys,
  region,
  plant,
  sso,
  corp,
  role,
  arn,
  configFile,
  credentialsFile,
  cached,
  type WrongConfiguration,
} from './configurationParts';

const rename = /^Rename the section to \[.*\]\.$/u;

/** Configurations that don't work. */
export const wrongConfigurations: Readonly<Record<string, WrongConfiguration>> = {
  'AWS_PROFILE names no profile, and there is no Region': {
    env: { AWS_PROFILE: 'nobody' },
    sentence: "AWS_PROFILE names profile nobody, which doesn't exist",
    advice: /^Correct AWS_PROFILE and restart VS Code/u,
  },
  'AWS_PROFILE names no profile, and there is a Region': {
    env: { AWS_PROFILE: 'nobody', AWS_REGION: 'eu-west-1' },
    files: { [configFile]: plant },
    sentence: "AWS_PROFILE names profile nobody, which doesn't exist",
    advice: /^Correct AWS_PROFILE and restart VS Code/u,
  },
  "the selected profile doesn't exist": {
    select: { profile: 'nobody' },
    sentence: "Profile nobody doesn't exist",
    advice: /select another profile/u,
  },
  'the profile has no Region': {
    env: { AWS_PROFILE: 'plant' },
    files: { [configFile]: `[profile plant]\n${keys}` },
    sentence: 'No AWS Region selected',
    advice: /AWS_REGION/u,
  },
  'AWS_REGION is no Region name': {
    env: { AWS_PROFILE: 'plant', AWS_REGION: 'Ireland' },
    files: { [configFile]: plant },
    sentence: "Ireland isn't a valid Region name",
    advice: /^Select a Region/u,
  },
  'the prefix is in the credentials file': {
    select: { profile: 'plant' },
    files: { [credentialsFile]: `[profile plant]\n${keys}` },
    sentence: '[profile plant] in ~/.aws/credentials is ignored',
    advice: /^Rename the section to \[plant\]\.$/u,
  },
  'the prefix is missing in the config file': {
    select: { profile: 'plant' },
    files: { [configFile]: `[plant]\n${region}${keys}` },
    sentence: '[plant] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[profile plant\]\.$/u,
  },
  'the prefix is missing before the Region': {
    select: { profile: 'plant' },
    files: { [configFile]: `[plant]\n${region}`, [credentialsFile]: `[plant]\n${keys}` },
    sentence: '[plant] in ~/.aws/config is ignored',
    advice: rename,
  },
  'the prefix is in upper case': {
    select: { profile: 'plant' },
    files: { [configFile]: `[PROFILE plant]\n${region}${keys}` },
    sentence: '[PROFILE plant] in ~/.aws/config is ignored',
    advice: rename,
  },
  'the name follows two spaces': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile  plant]\n${region}${keys}` },
    sentence: '[profile  plant] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[profile plant\]\.$/u,
  },
  'a space follows the name': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant ]\n${region}${keys}` },
    sentence: '[profile plant ] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[profile plant\]\.$/u,
  },
  'spaces surround the name in the credentials file': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}`, [credentialsFile]: `[ plant ]\n${keys}` },
    sentence: '[ plant ] in ~/.aws/credentials is ignored',
    advice: /^Rename the section to \[plant\]\.$/u,
  },
  'a space follows the name of the default profile': {
    files: { [configFile]: `[default ]\n${region}${keys}` },
    sentence: '[default ] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[default\]\.$/u,
  },
  'the keys are in upper case': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}`,
      [credentialsFile]: '[plant]\nAWS_ACCESS_KEY_ID = AKIAPLANT\nAWS_SECRET_ACCESS_KEY = x\n',
    },
    sentence: 'AWS_ACCESS_KEY_ID in ~/.aws/credentials must be in lower case',
    advice: /^Rename the key to aws_access_key_id\.$/u,
  },
  'the Region is in upper case': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nRegion = eu-west-1\n${keys}` },
    sentence: 'Region in ~/.aws/config must be in lower case',
    advice: /^Rename the key to region\.$/u,
  },
  'the default profile has keys in upper case': {
    files: { [credentialsFile]: '[default]\nAWS_ACCESS_KEY_ID = AKIA\nAWS_SECRET_ACCESS_KEY = x\n' },
    sentence: 'AWS_ACCESS_KEY_ID in ~/.aws/credentials must be in lower case',
    advice: /aws_access_key_id/u,
  },
  'the sso_session is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}` },
    sentence: "Profile plant needs [sso-session corp], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the sso_session is in the credentials file': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}`, [credentialsFile]: corp },
    sentence: "Profile plant needs [sso-session corp], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the sso_session has no sso_region': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}[sso-session corp]\nsso_start_url = x\n` },
    sentence: '[sso-session corp] in ~/.aws/config has no sso_region',
    advice: /Add the key/u,
  },
  'the profile has no sso_account_id': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${region}${corp}` },
    sentence: '[profile plant] in ~/.aws/config has no sso_account_id',
    advice: /Add the key/u,
  },
  'the source_profile is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${role}source_profile = base\n` },
    sentence: "Profile plant needs [profile base], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the source_profile has the prefix in the credentials file': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}${role}source_profile = base\n`,
      [credentialsFile]: `[profile base]\n${keys}`,
    },
    sentence: '[profile base] in ~/.aws/credentials is ignored',
    advice: rename,
  },
  'the source_profile has no credentials': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${role}source_profile = base\n[profile base]\n${region}` },
    sentence: 'Profile base has no credentials',
    advice: /Add them/u,
  },
  'the role has no source': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${role}` },
    sentence: '[profile plant] in ~/.aws/config has no source_profile',
    advice: /Add the key/u,
  },
  'the services section is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}services = own\n` },
    sentence: "Profile plant needs [services own], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the secret key is missing': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}aws_access_key_id = AKIAPLANT\n` },
    sentence: '[profile plant] in ~/.aws/config has no aws_secret_access_key',
    advice: /Add the key/u,
  },
  'the profile has no credentials': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}` },
    sentence: 'Profile plant has no credentials',
    advice: /Add them/u,
  },
  'the name has a space': {
    select: { profile: 'my plant' },
    files: { [configFile]: `[profile "my plant"]\n${region}${keys}` },
    sentence: "The name of profile my plant can't be used",
    advice: /^Rename it in ~\/\.aws\/config\./u,
  },
  'the name has a space in the credentials file': {
    select: { profile: 'my plant', region: 'eu-west-1' },
    files: { [credentialsFile]: `[my plant]\n${keys}` },
    sentence: "The name of profile my plant can't be used",
    advice: /^Rename it in ~\/\.aws\/credentials\./u,
  },
  'the name has quotes': {
    select: { profile: 'pl"ant' },
    files: { [configFile]: `[profile pl"ant]\n${region}${keys}` },
    sentence: 'The name of profile pl"ant can\'t be used',
    advice: /^Rename it/u,
  },
  'the name has brackets': {
    select: { profile: 'a]b' },
    files: { [configFile]: `[profile a]b]\n${region}${keys}` },
    sentence: "The name of profile a]b can't be used",
    advice: /^Rename it/u,
  },
  'the name has umlauts': {
    select: { profile: 'büro' },
    files: { [configFile]: `[profile büro]\n${region}${keys}` },
    sentence: "The name of profile büro can't be used",
    advice: /^Rename it/u,
  },
  'an endpoint in the environment is no URL': {
    select: { profile: 'plant' },
    files: { [configFile]: plant },
    env: { AWS_ENDPOINT_URL_GREENGRASSV2: 'localhost' },
    sentence: "The endpoint in AWS_ENDPOINT_URL_GREENGRASSV2 isn't a URL",
    advice: /^Correct the endpoint/u,
  },
  'an endpoint of the profile is no URL': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}endpoint_url = ftp://localhost\n` },
    sentence: "The endpoint in ~/.aws/config isn't a URL",
    advice: /^Correct the endpoint/u,
  },
  'the cached session of IAM Identity Center is broken': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}${corp}`, [cached('corp')]: 'null' },
    sentence: 'Session for profile plant expired',
    advice: /^Sign in/u,
  },
  'the cached session of an older profile is broken': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${sso}sso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n`,
      [cached('https://example.awsapps.com/start')]: 'null',
    },
    sentence: 'Session for profile plant expired',
    advice: /^Sign in/u,
  },
  'the cached session of aws login is broken': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}login_session = ${arn}\n`,
      [`.aws/login/cache/${createHash('sha256').update(arn).digest('hex')}.json`]: 'null',
    },
    sentence: 'Session for profile plant expired',
    advice: /^Sign in/u,
  },
  'there is no configuration at all': {
    sentence: 'No AWS credentials found',
    advice: /^Set up credentials/u,
  },
  'there are profiles, but none is selected': {
    files: { [configFile]: plant },
    sentence: 'No AWS credentials found',
    advice: /select a profile/u,
  },
  'the secret key is missing in the environment': {
    env: { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_REGION: 'eu-west-1' },
    sentence: "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY isn't",
    advice: /^Set both/u,
  },
  'the ID of the key and the Region are missing in the environment': {
    env: { AWS_SECRET_ACCESS_KEY: 'x', AWS_ACCESS_KEY_ID: ' ' },
    sentence: "AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID isn't",
    advice: /^Set both/u,
  },
  'there are only keys': {
    env: { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' },
    sentence: 'No AWS Region selected',
    advice: /AWS_REGION/u,
  },
};
