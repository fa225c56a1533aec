import { isAbsolute } from 'node:path';
import type { ProfileProblem } from '../../greengrass/ports/profiles';
import type { ConfigFiles } from './configFiles';

/**
 * Why the token of a web identity can't be read.
 * @param setting the key or the variable of the environment that names the file
 * @param path as in the setting: the AWS CLI and the SDK don't know the home folder in it
 */
export function tokenProblem(
  { unreadableTokens }: ConfigFiles,
  setting: string,
  path: string | undefined,
): ProfileProblem | undefined {
  const reason = path === undefined ? undefined : unreadableTokens.get(path);
  return path === undefined || reason === undefined
    ? undefined
    : { kind: 'tokenFile', setting, path, isFullPath: isAbsolute(path), reason };
}
