import * as vscode from 'vscode';
import type { TimeZone } from '../../base/time';
import { lineHover } from '../../text/logs/lineHover';
import { logScheme } from '../../ui/documents/logFiles';
import type { ShownLog } from './shownLog';

/** Words that look like a link need a command. */
const noCommand = '';

/** The hovers of log documents, and the links between their lines. */
export class LogProviders implements vscode.HoverProvider, vscode.CodeLensProvider, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changes.event;
  private readonly registered: vscode.Disposable;

  constructor(
    private readonly logOf: (uri: vscode.Uri) => ShownLog | undefined,
    private readonly timeZone: () => TimeZone,
  ) {
    const selector = { scheme: logScheme };
    this.registered = vscode.Disposable.from(
      vscode.languages.registerHoverProvider(selector, this),
      vscode.languages.registerCodeLensProvider(selector, this),
    );
  }

  /** The links have changed. */
  didChange(): void {
    this.changes.fire();
  }

  async provideHover({ uri }: vscode.TextDocument, { line }: vscode.Position): Promise<vscode.Hover | undefined> {
    const kept = this.logOf(uri)?.lineAt(line);
    const hover = kept === undefined ? [] : lineHover(kept, this.timeZone());
    if (hover.length === 0) {
      return undefined;
    }
    const { hoverMarkdown } = await import('../../tree/engine/hoverMarkdown');
    return new vscode.Hover(hoverMarkdown(hover));
  }

  provideCodeLenses({ uri, lineCount }: vscode.TextDocument): readonly vscode.CodeLens[] & vscode.CodeLens[] {
    return (this.logOf(uri)?.links() ?? []).map(({ line, title, command = noCommand }) => {
      const at = Math.min(line, lineCount - 1);
      return new vscode.CodeLens(new vscode.Range(at, 0, at, 0), { title, command, arguments: [uri] });
    });
  }

  dispose(): void {
    this.registered.dispose();
    this.changes.dispose();
  }
}
