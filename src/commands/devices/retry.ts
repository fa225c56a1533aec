import type { Targets } from '../target/targets';

/** Goes on where reading stopped, for the row that says that it did. */
export async function retry(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targets.nodes(title, args, (node) => node.retry !== undefined);
  await Promise.all(nodes.map(async (node) => node.retry?.()));
}
