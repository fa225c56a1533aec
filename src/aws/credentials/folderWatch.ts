import { existsSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** The folder, or as long as it does not exist the nearest one above it. */
function nearest(folder: string): string {
  let found = folder;
  while (!existsSync(found) && dirname(found) !== found) {
    found = dirname(found);
  }
  return found;
}

/**
 * Tells when something in a folder changes, and when the folder appears: until it exists, the nearest folder above it is
 * watched, and nothing that happens there is told.
 */
export class FolderWatch {
  private watcher: FSWatcher | undefined;
  private watched = '';

  constructor(
    private readonly folder: string,
    private readonly onDidChange: () => void,
  ) {
    this.follow();
  }

  close(): void {
    this.watcher?.close();
  }

  private follow(): void {
    do {
      this.watched = nearest(this.folder);
      this.watcher?.close();
      this.watcher = this.open(this.watched);
      // What has appeared in the meantime has not been told.
    } while (nearest(this.folder) !== this.watched);
  }

  private open(folder: string): FSWatcher | undefined {
    try {
      const watcher = watch(folder, () => {
        this.didHappen();
      });
      // On some systems a folder that goes away ends its watcher.
      watcher.on('error', () => {
        if (watcher === this.watcher) {
          this.didHappen();
        }
      });
      return watcher;
    } catch {
      // A folder that may not be looked into, or too many watchers on this machine: then changes are not noticed.
      return undefined;
    }
  }

  private didHappen(): void {
    const isOwn = this.watched === this.folder;
    // A folder can be replaced by another of the same name, which has to be watched anew.
    if (isOwn || nearest(this.folder) !== this.watched) {
      this.follow();
    }
    if (isOwn || this.watched === this.folder) {
      this.onDidChange();
    }
  }
}
