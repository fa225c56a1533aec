import * as vscode from 'vscode';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { targetNodes } from '../target/targetNodes';

/** Copies the IAM statements that would allow what the chosen rows could not read, as they stand in a policy's list. */
export async function copyIamStatement(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targetNodes(view, title, args, (node) => node.iamStatement !== undefined);
  const statements = new Set(nodes.flatMap((node) => node.iamStatement ?? []));
  if (statements.size > 0) {
    await vscode.env.clipboard.writeText([...statements].join(',\n'));
  }
}
