import * as vscode from 'vscode';

const scheme = 'greengrass-explorer-text';

/** A text under a path of names. */
export interface NamedText {
  readonly path: readonly string[];
  readonly text: string;
}

/** Texts in read-only editors. They live as long as the window. */
export class ReadOnlyDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly emitter = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.emitter.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  /** Shows JSON under a path of names. The editor tab has the last name. */
  async showJson(path: readonly string[], text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.keepJson(path, text));
    await vscode.window.showTextDocument(document, { preview: false });
  }

  /** Shows the differences of two JSON texts in the diff editor. */
  async showDiff(left: NamedText, right: NamedText, title: string): Promise<void> {
    const [one, other] = [left, right].map(({ path, text }) => this.keepJson(path, text));
    await vscode.commands.executeCommand('vscode.diff', one, other, title, { preview: false });
  }

  /** Shows the preview of a Markdown text. */
  async showMarkdown(name: string, text: string): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', this.keep([`${name}.md`], text));
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.texts.get(uri.toString());
  }

  dispose(): void {
    this.emitter.dispose();
    this.registered.dispose();
  }

  private keepJson(path: readonly string[], text: string): vscode.Uri {
    return this.keep([...path.slice(0, -1), `${path.at(-1)}.json`], text);
  }

  /** Keeps the latest text of a path. */
  private keep(path: readonly string[], text: string): vscode.Uri {
    // A slash in a name must not create a folder, so a character that looks like a slash replaces it.
    const uri = vscode.Uri.from({ scheme, path: `/${path.map((name) => name.replaceAll('/', '\u2215')).join('/')}` });
    this.texts.set(uri.toString(), text);
    this.emitter.fire(uri);
    return uri;
  }
}
