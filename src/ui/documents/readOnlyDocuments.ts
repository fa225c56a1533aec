import * as vscode from 'vscode';

const scheme = 'greengrass-explorer-text';

/** What a hover in a text shows, and for which part of the text. Offsets are in UTF-16 code units. */
export interface TextHover {
  readonly markdown: vscode.MarkdownString;
  readonly start: number;
  readonly end: number;
}

/** The hover at an offset in a text; `undefined` if there is none. */
export type HoverAt = (text: string, offset: number) => Promise<TextHover | undefined>;

/** A remark above a line of a text. */
interface TextRemark {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly words: string;
}

/** The remarks about a text. */
type RemarksOn = (text: string) => Promise<readonly TextRemark[]>;

/** A text under a path of names. The editor tab has the last name. */
export interface NamedText {
  readonly path: readonly string[];
  readonly text: string;
  /** JSON if absent. */
  readonly language?: 'json' | 'yaml';
  readonly hoverAt?: HoverAt;
  readonly remarksOn?: RemarksOn;
}

/** Texts in read-only editors. They live as long as the window. */
export class ReadOnlyDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly emitter = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.emitter.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  private readonly hovers = new Map<string, HoverAt>();
  private hoverProvider: vscode.Disposable | undefined;
  private readonly remarks = new Map<string, RemarksOn>();
  private remarkProvider: vscode.Disposable | undefined;

  /** Shows a text in an editor. */
  async show(named: NamedText): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.keepNamed(named));
    await vscode.window.showTextDocument(document, { preview: false });
  }

  /** Shows the differences of two texts in the diff editor. */
  async showDiff(left: NamedText, right: NamedText, title: string): Promise<void> {
    const [one, other] = [left, right].map((named) => this.keepNamed(named));
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
    this.hoverProvider?.dispose();
    this.remarkProvider?.dispose();
  }

  private keepNamed({ path, text, language = 'json', hoverAt, remarksOn }: NamedText): vscode.Uri {
    const uri = this.keep([...path.slice(0, -1), `${path.at(-1)}.${language}`], text);
    if (hoverAt !== undefined) {
      this.hovers.set(uri.toString(), hoverAt);
      this.hoverProvider ??= vscode.languages.registerHoverProvider(
        { scheme },
        {
          provideHover: (document, position) => this.provideHover(document, position),
        },
      );
    }
    if (remarksOn !== undefined) {
      this.remarks.set(uri.toString(), remarksOn);
      this.remarkProvider ??= vscode.languages.registerCodeLensProvider(
        { scheme },
        {
          provideCodeLenses: (document) => this.provideRemarks(document),
        },
      );
    }
    return uri;
  }

  private async provideRemarks(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const remarks = (await this.remarks.get(document.uri.toString())?.(document.getText())) ?? [];
    return remarks.map(({ start, words: title }) => {
      const at = document.positionAt(start);
      // A remark without a command is no link.
      return new vscode.CodeLens(new vscode.Range(at, at), { title, command: '' });
    });
  }

  private async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    // The text of the document, because VS Code can change line breaks.
    const hoverAt = this.hovers.get(document.uri.toString());
    const hover = await hoverAt?.(document.getText(), document.offsetAt(position));
    return (
      hover &&
      new vscode.Hover(
        hover.markdown,
        new vscode.Range(document.positionAt(hover.start), document.positionAt(hover.end)),
      )
    );
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
