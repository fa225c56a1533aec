import * as vscode from 'vscode';

/** A document whose text changes while editors show it. */
export interface ChangingDocument {
  readonly uri: vscode.Uri;
  /** The items of its lines, which stay the same objects when the lines move. */
  readonly items: readonly unknown[];
}

/** Where an editor was before a change. */
interface Anchor {
  readonly editor: vscode.TextEditor;
  /** Whether the cursor was on the last line, which follows the end. */
  readonly isAtEnd: boolean;
  readonly cursor: unknown;
  readonly character: number;
  readonly top: unknown;
  /** How many lines the cursor was below the first visible line; `undefined` if it wasn't visible. */
  readonly cursorOffset: number | undefined;
}

function isShowing(uri: vscode.Uri): (editor: vscode.TextEditor) => boolean {
  const key = uri.toString();
  return ({ document }) => document.uri.toString() === key;
}

/** The editors that show a document. */
export function editorsOf(uri: vscode.Uri): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter(isShowing(uri));
}

/** Moves the cursor of an editor to the start of a line and reveals it. */
export function moveTo(editor: vscode.TextEditor, line: number, reveal: vscode.TextEditorRevealType): void {
  const position = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), reveal);
}

/** The last line when the cursor of an editor was moved to it. VS Code can show a change later than expected. */
const endsOf = new WeakMap<vscode.TextEditor, number>();

/** Moves the cursor of an editor to the last line. */
export function moveToEnd(editor: vscode.TextEditor): void {
  endsOf.set(editor, editor.document.lineCount - 1);
  moveTo(editor, editor.document.lineCount - 1, vscode.TextEditorRevealType.Default);
}

/** Where the editors of a document are. Call it before a change. */
export function anchorsOf({ uri, items }: ChangingDocument): readonly Anchor[] {
  return editorsOf(uri).map((editor) => {
    const { line, character } = editor.selection.active;
    const [visible] = editor.visibleRanges;
    const isVisible = visible !== undefined && line >= visible.start.line && line <= visible.end.line;
    return {
      editor,
      isAtEnd: line >= editor.document.lineCount - 1 || line === endsOf.get(editor),
      cursor: items[line],
      character,
      top: items[visible?.start.line ?? 0],
      cursorOffset: isVisible ? line - visible.start.line : undefined,
    };
  });
}

/** Returns the editors of a document to where they were. Call it when the document has its new text. */
export function restore({ items }: ChangingDocument, anchors: readonly Anchor[]): void {
  for (const { editor, isAtEnd, cursor, character, top, cursorOffset } of anchors) {
    if (isAtEnd) {
      moveToEnd(editor);
      continue;
    }
    const line = cursor === undefined ? -1 : items.indexOf(cursor);
    // The first visible line can be above the lines of the log, where earlier lines come between it and the cursor.
    const topOf = top === undefined ? -1 : items.indexOf(top);
    const topLine = line >= 0 && cursorOffset !== undefined ? Math.max(0, line - cursorOffset) : topOf;
    if (line >= 0 && line !== editor.selection.active.line) {
      const position = new vscode.Position(line, character);
      editor.selection = new vscode.Selection(position, position);
    }
    if (topLine >= 0 && topLine !== editor.visibleRanges[0]?.start.line) {
      const start = new vscode.Position(topLine, 0);
      editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
    }
  }
}
