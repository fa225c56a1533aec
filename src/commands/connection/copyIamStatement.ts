import { writeClipboard } from '../../ui/writeClipboard';
import type { Targets } from '../target/targets';

/** Copies the IAM statements that grant the missing permissions of the selected rows, in the form of a policy's list. */
export async function copyIamStatement(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targets.nodes(title, args, (node) => node.iamStatement !== undefined);
  const statements = new Set(nodes.flatMap((node) => node.iamStatement ?? []));
  if (statements.size > 0) {
    await writeClipboard([...statements].join(',\n'), 'IAM statement');
  }
}
