import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentValue } from '../environment';
import { configPaths } from '../profiles/configFiles';
import { FolderWatch } from './folderWatch';

/** Debounce, in milliseconds: tools write several files in a row. */
const debounceMilliseconds = 300;

/** The folders that contain credentials and sign-in tokens. */
function folders(): readonly string[] {
  const { config, credentials } = configPaths();
  const own = join(homedir(), '.aws');
  const logins = environmentValue('AWS_LOGIN_CACHE_DIRECTORY') ?? join(own, 'login', 'cache');
  return [dirname(config), dirname(credentials), join(own, 'sso', 'cache'), logins];
}

/**
 * Calls back when credentials on this machine may have changed. Watches folders instead of files, because tools replace
 * files. Also detects folders that are created later. The returned function ends the watch.
 */
export function watchCredentials(onDidChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const didChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onDidChange, debounceMilliseconds);
  };
  const watches = [...new Set(folders())].map((folder) => new FolderWatch(folder, didChange));
  return () => {
    clearTimeout(timer);
    watches.forEach((watch) => {
      watch.close();
    });
  };
}
