import * as vscode from 'vscode';

const scheme = 'greengrass-explorer-json';

/** JSON in editors that cannot be changed. The documents live as long as the window. */
export class ReadOnlyDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly emitter = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.emitter.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  /** Shows a text under a path of names, the last of which the editor shows; the same path shows the text given last. */
  async show(path: readonly string[], text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${path.map((name) => name.replaceAll('/', '∕')).join('/')}.json` });
    this.texts.set(uri.toString(), text);
    this.emitter.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.texts.get(uri.toString());
  }

  dispose(): void {
    this.emitter.dispose();
    this.registered.dispose();
  }
}
