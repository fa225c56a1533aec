import { existsSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** The folder, or its nearest parent that exists. */
function nearestExisting(folder: string): string {
  let found = folder;
  while (!existsSync(found) && dirname(found) !== found) {
    found = dirname(found);
  }
  return found;
}

/**
 * Calls back when something in a folder changes, and when the folder is created. Until it exists, watches its nearest
 * parent, whose other changes are ignored.
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
      this.watched = nearestExisting(this.folder);
      this.watcher?.close();
      this.watcher = this.open(this.watched);
      // A folder created before the watcher was ready fires no event.
    } while (nearestExisting(this.folder) !== this.watched);
  }

  private open(folder: string): FSWatcher | undefined {
    try {
      const watcher = watch(folder, () => {
        this.didHappen();
      });
      // On some systems, the watcher fails when its folder is deleted.
      watcher.on('error', () => {
        if (watcher === this.watcher) {
          this.didHappen();
        }
      });
      return watcher;
    } catch {
      // No permission, or too many watchers on this machine. Changes aren't detected then.
      return undefined;
    }
  }

  private didHappen(): void {
    const isOwn = this.watched === this.folder;
    // The folder may have been replaced by another one with the same name, which needs a new watcher.
    if (isOwn || nearestExisting(this.folder) !== this.watched) {
      this.follow();
    }
    if (isOwn || this.watched === this.folder) {
      this.onDidChange();
    }
  }
}
