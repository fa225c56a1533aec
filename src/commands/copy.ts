import * as vscode from 'vscode';
import { copyTexts, copyText, type CopyKind } from '../core/copies';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { chosenNodes } from './chosenNodes';

/** Copies one kind of value of the chosen rows: one per line, JSON of several rows as one array. */
export async function copy(
  view: CoreDevicesView,
  kind: CopyKind,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const nodes = await chosenNodes(view, title, args, (node) => {
    const subject = node.subject?.();
    return subject !== undefined && copyText(kind, subject) !== undefined;
  });
  const subjects = nodes.flatMap((node) => node.subject?.() ?? []);
  if (subjects.length > 0) {
    await vscode.env.clipboard.writeText(copyTexts(kind, subjects));
  }
}
