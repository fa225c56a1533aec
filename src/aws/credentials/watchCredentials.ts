import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { FolderWatch } from './folderWatch';

/** Tools write several files one after the other; they are told as one change, after this many milliseconds of quiet. */
const quietMilliseconds = 300;

/** The folders in which credentials and the tokens of sign-ins are kept. */
function folders(): readonly string[] {
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = process.env;
  const { AWS_LOGIN_CACHE_DIRECTORY: logins } = process.env;
  const own = join(homedir(), '.aws');
  return [
    config === undefined ? own : dirname(config),
    credentials === undefined ? own : dirname(credentials),
    join(own, 'sso', 'cache'),
    logins ?? join(own, 'login', 'cache'),
  ];
}

/**
 * Tells when something changes where credentials are kept: in the folders and not in the files, because tools replace a
 * file by another. A folder that does not exist yet is noticed when it is made. The returned function ends the watch.
 */
export function watchCredentials(onDidChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const didChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onDidChange, quietMilliseconds);
  };
  const watches = [...new Set(folders())].map((folder) => new FolderWatch(folder, didChange));
  return () => {
    clearTimeout(timer);
    watches.forEach((watch) => {
      watch.close();
    });
  };
}
