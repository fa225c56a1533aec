import * as vscode from 'vscode';

/**
 * Settings that are read again only after a change. VS Code copies all settings for each read, and the request budget alone is
 * needed hundreds of times a minute.
 */
export class HeldSettings implements vscode.Disposable {
  private changes = 0;
  private readonly listener = vscode.workspace.onDidChangeConfiguration(() => {
    this.changes += 1;
  });

  /** Returns the value of a setting without reading it each time. */
  hold<T>(read: () => T): () => T {
    let held: { readonly value: T; readonly changes: number } | undefined;
    return () => {
      if (held?.changes !== this.changes) {
        held = { value: read(), changes: this.changes };
      }
      return held.value;
    };
  }

  dispose(): void {
    this.listener.dispose();
  }
}
