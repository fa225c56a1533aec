import * as vscode from 'vscode';

/** The scheme of log documents. */
export const logScheme = 'greengrass-explorer-log';

interface LogFile {
  readonly bytes: Uint8Array;
  readonly changedAt: number;
}

/** What a document shows that VS Code has restored. */
const notLoaded = '# This log is not loaded. Run Show Logs again.\n';

/**
 * The texts of log documents as read-only files. VS Code changes only the differing lines of a document that shows a file,
 * so the cursor and the scroll position stay.
 */
export class LogFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly files = new Map<string, LogFile>();
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private readonly registered = vscode.workspace.registerFileSystemProvider(logScheme, this, {
    isReadonly: true,
    isCaseSensitive: true,
  });
  private lastChange = 0;

  /**
   * The file for a path of names. The editor tab has the last name. The first name is that of the scheme, because VS Code
   * knows the language by the path (`filenamePatterns` in package.json), and a language that is set later costs time.
   */
  uriOf(path: readonly string[]): vscode.Uri {
    // A slash in a name must not create a folder, so a character that looks like a slash replaces it.
    const names = path.map((name) => name.replaceAll('/', '\u2215'));
    return vscode.Uri.from({ scheme: logScheme, path: `/${[logScheme, ...names].join('/')}` });
  }

  /** Changes the text of a file. VS Code reads it again only if it differs. */
  write(uri: vscode.Uri, text: string): void {
    const bytes = new TextEncoder().encode(text);
    const known = this.files.get(uri.toString());
    if (known !== undefined && Buffer.compare(known.bytes, bytes) === 0) {
      return;
    }
    // Two changes in the same millisecond must differ.
    this.lastChange = Math.max(Date.now(), this.lastChange + 1);
    this.files.set(uri.toString(), { bytes, changedAt: this.lastChange });
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  /** Forgets a file. */
  remove(uri: vscode.Uri): void {
    this.files.delete(uri.toString());
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, changedAt } = this.file(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: changedAt, size: bytes.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.file(uri).bytes;
  }

  readDirectory(): never {
    throw vscode.FileSystemError.Unavailable();
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.registered.dispose();
    this.changes.dispose();
  }

  private file(uri: vscode.Uri): LogFile {
    return this.files.get(uri.toString()) ?? { bytes: new TextEncoder().encode(notLoaded), changedAt: 0 };
  }
}
