import { copyTexts, copyText } from '../../greengrass/addresses/copies';
import type { CopyKind } from '../../greengrass/addresses/copyKinds';
import { writeClipboard } from '../../ui/writeClipboard';
import type { Targets } from '../target/targets';

/** Copies one kind of value of the targets: one per line, or JSON as one array. */
export async function copy(targets: Targets, kind: CopyKind, title: string, args: readonly unknown[]): Promise<void> {
  const subjects = await targets.subjects(title, args, (subject) => copyText(kind, subject) !== undefined);
  if (subjects.length > 0) {
    await writeClipboard(copyTexts(kind, subjects));
  }
}
