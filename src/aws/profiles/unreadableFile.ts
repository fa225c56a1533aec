import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { property } from '../../base/json';
import type { UnreadableFile } from '../../greengrass/ports/profiles';

/** Why a file can't be read, from the error of Node. */
export function unreadableReason(thrown: unknown): UnreadableFile {
  switch (property(thrown, 'code')) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EISDIR':
      return 'folder';
    default:
      return 'unreadable';
  }
}

/** Why a file can't be read; `undefined` if it can. Doesn't read it. */
export async function unreadableFile(path: string): Promise<UnreadableFile | undefined> {
  try {
    if ((await stat(path)).isDirectory()) {
      return 'folder';
    }
    await access(path, constants.R_OK);
    return undefined;
  } catch (thrown) {
    return unreadableReason(thrown);
  }
}
