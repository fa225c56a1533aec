import type { Targets } from '../target/targets';

/** Retries a failed load from where it stopped, for the row of the failure. */
export async function retry(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targets.nodes(title, args, (node) => node.retry !== undefined);
  await Promise.all(nodes.map(async (node) => node.retry?.()));
}
