import { keys, region, plant, configFile, credentialsFile, type Configuration } from './configurationParts';

/** Configurations that work. */
export const rightConfigurations: Readonly<Record<string, Configuration>> = {
  'AWS_PROFILE is empty': { env: { AWS_PROFILE: '' }, files: { [configFile]: `[default]\n${region}${keys}` } },
  'AWS_PROFILE is blank': { env: { AWS_PROFILE: '  ' }, files: { [configFile]: `[default]\n${region}${keys}` } },
  'AWS_PROFILE is blank, with keys in the environment': {
    env: { AWS_PROFILE: ' ', AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' },
  },
  'AWS_PROFILE is padded': { env: { AWS_PROFILE: ' plant\t' }, files: { [configFile]: plant } },
  'AWS_REGION is empty': { env: { AWS_PROFILE: 'plant', AWS_REGION: '' }, files: { [configFile]: plant } },
  'AWS_REGION is blank': { env: { AWS_PROFILE: 'plant', AWS_REGION: ' ' }, files: { [configFile]: plant } },
  'AWS_REGION is padded': {
    env: { AWS_PROFILE: 'plant', AWS_REGION: ' eu-west-1 ' },
    files: { [configFile]: `[profile plant]\n${keys}` },
  },
  'only AWS_DEFAULT_REGION is set': {
    env: { AWS_PROFILE: 'plant', AWS_DEFAULT_REGION: 'eu-west-1' },
    files: { [configFile]: `[profile plant]\n${keys}` },
  },
  'AWS_DEFAULT_REGION takes precedence over the profile': {
    env: { AWS_PROFILE: 'plant', AWS_DEFAULT_REGION: 'eu-west-1' },
    files: { [configFile]: `[profile plant]\nregion = us-east-1\n${keys}` },
  },
  'AWS_REGION takes precedence over AWS_DEFAULT_REGION': {
    env: { AWS_PROFILE: 'plant', AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' },
    files: { [configFile]: plant },
  },
  'only AWS_DEFAULT_PROFILE is set': {
    env: { AWS_DEFAULT_PROFILE: ' plant ' },
    files: { [configFile]: plant },
  },
  'AWS_PROFILE takes precedence over AWS_DEFAULT_PROFILE': {
    env: { AWS_PROFILE: 'plant', AWS_DEFAULT_PROFILE: 'nobody' },
    files: { [configFile]: plant },
  },
  'the selected profile takes precedence over AWS_DEFAULT_PROFILE': {
    env: { AWS_DEFAULT_PROFILE: 'nobody' },
    select: { profile: 'plant' },
    files: { [configFile]: plant },
  },
  'a key is there twice: the last one counts': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nregion = us-east-1\n${region}${keys}[profile plant]\n${keys}` },
  },
  'another section has a wrong bracket': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile office]\n${keys}[profile lab\n${keys}${plant}` },
  },
  'a wrong bracket has no keys': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}[profile lab\n` },
  },
  'a profile in the credentials file differs from default in case only': {
    select: { profile: 'Default' },
    files: { [configFile]: `[profile Default]\n${region}`, [credentialsFile]: `[Default]\n${keys}` },
  },
  'the credentials file starts with a byte order mark': {
    select: { profile: 'plant', region: 'eu-west-1' },
    files: { [credentialsFile]: `\ufeff[plant]\n${keys}` },
  },
  'a profile has keys besides a token file that is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}web_identity_token_file = /nowhere\nrole_arn = arn\n` },
  },
  'a profile has keys besides an empty credential_process': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}credential_process =\n` },
  },
  'the name has all characters that work': {
    select: { profile: 'plant-1_a@b+c.d%e:f/g' },
    files: { [configFile]: `[profile plant-1_a@b+c.d%e:f/g]\n${region}${keys}` },
  },
  'the name is quoted': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile "plant"]\n${region}${keys}` },
  },
  'the credentials file has a name with umlauts': {
    select: { profile: 'büro', region: 'eu-west-1' },
    files: { [credentialsFile]: `[büro]\n${keys}` },
  },
  'the credentials file has a name with three words': {
    select: { profile: 'my big plant', region: 'eu-west-1' },
    files: { [credentialsFile]: `[my big plant]\n${keys}` },
  },
  'the file starts with a byte order mark': {
    select: { profile: 'plant' },
    files: { [configFile]: `\ufeff${plant}` },
  },
  'a profile is its own source': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile = plant\n` },
  },
  'a profile has keys besides a session that is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}sso_session = nowhere\n` },
  },
  'another tool has a section of its own': {
    select: { profile: 'plant' },
    files: { [configFile]: `[plugins]\nx = y\n${plant}` },
  },
  'AWS_CONFIG_FILE is empty': {
    env: { AWS_CONFIG_FILE: '' },
    select: { profile: 'plant' },
    files: { [configFile]: plant },
  },
  'AWS_CONFIG_FILE is below the home folder': {
    env: { AWS_CONFIG_FILE: '~/aws-config' },
    select: { profile: 'plant' },
    files: { 'aws-config': plant },
  },
  'the default profile has keys, and the environment half a key': {
    env: { AWS_ACCESS_KEY_ID: 'AKIAENV' },
    files: { [configFile]: `[default]\n${region}${keys}` },
  },
  'keys in the environment make the default profile optional': {
    env: { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' },
    files: { [configFile]: '[default]\nsso_session = nowhere\n' },
  },
};
