import { createHash } from 'node:crypto';
import type { ConnectionSelection } from '../../../../src/greengrass/ports/connection';

/** Access keys. */
export const keys = 'aws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n';
/** The Region of the simulator. */
export const region = 'region = eu-west-1\n';
/** A profile that works. */
export const plant = `[profile plant]\n${region}${keys}`;
/** The keys of a profile of IAM Identity Center, without its session. */
export const sso = `${region}sso_account_id = 123456789012\nsso_role_name = reader\n`;
/** A session of IAM Identity Center. */
export const corp = '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n';
/** A role without its source. */
export const role = 'role_arn = arn:aws:iam::123456789012:role/operator\n';
/** The session of a profile of aws login. */
export const arn = 'arn:aws:iam::123456789012:user/anna';

/** The shared config file, relative to the home folder. */
export const configFile = '.aws/config';
/** The shared credentials file, relative to the home folder. */
export const credentialsFile = '.aws/credentials';

/** The cache file of a session of IAM Identity Center. */
export function cached(name: string): string {
  return `.aws/sso/cache/${createHash('sha1').update(name).digest('hex')}.json`;
}

/** A configuration: files of the home folder, variables of the environment, and the selection of the user. */
export interface Configuration {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly select?: Partial<ConnectionSelection>;
}

/** A configuration that doesn't work, and the row that names what is wrong. */
export interface WrongConfiguration extends Configuration {
  readonly sentence: string;
  readonly advice: RegExp;
}
