import assert from 'node:assert/strict';
import type { Node } from '../../../src/tree/engine/node';
import type { OpenFleet } from './openFleet';

/** The row that opens the coverage of a scan. */
export const coverage = 'Scan coverage';

/** Whether a row isn't advice. Advice has no label, and appears once the catalog is loaded. */
export function isNoAdvice(node: Node): boolean {
  return node.row().label !== '';
}

/** Resolves once the Failures view has advice. The catalog loads on first use, and then the whole view is drawn again. */
export async function adviceIsDrawn({ failuresView: { tree } }: OpenFleet): Promise<void> {
  while ((await tree.getChildren()).every(isNoAdvice)) {
    await new Promise<void>((resolve) => {
      const listening = tree.onDidDraw(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

/** The failures in the Failures view: labels and descriptions. */
export async function failuresOf({ failuresView }: OpenFleet): Promise<readonly string[]> {
  const groups = (await failuresView.tree.getChildren()).filter(isNoAdvice);
  const rows = groups.map((node) => node.row()).filter(({ label }) => label !== coverage && label !== 'Stale');
  return rows.map(({ label, description }) => `${label} | ${description}`);
}

/** The first device of a group in the Failures view, drawn. */
export async function deviceBelow({ failuresView }: OpenFleet, group: number): Promise<Node> {
  const { tree } = failuresView;
  const above = (await tree.getChildren()).filter((node) => node.group !== undefined)[group];
  const [device] = (await tree.getChildren(above)).filter(isNoAdvice);
  assert.ok(above && device);
  [above, device].forEach((node) => tree.getTreeItem(node));
  return device;
}
