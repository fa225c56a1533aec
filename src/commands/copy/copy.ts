import * as vscode from 'vscode';
import { copyTexts, copyText } from '../../greengrass/addresses/copies';
import type { CopyKind } from '../../greengrass/addresses/copyKinds';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { targetSubjects } from '../target/targetSubjects';

/** Copies one kind of value of the chosen rows: one per line, JSON of several rows as one array. */
export async function copy(
  view: CoreDevicesView,
  kind: CopyKind,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const subjects = await targetSubjects(view, title, args, (subject) => copyText(kind, subject) !== undefined);
  if (subjects.length > 0) {
    await vscode.env.clipboard.writeText(copyTexts(kind, subjects));
  }
}
