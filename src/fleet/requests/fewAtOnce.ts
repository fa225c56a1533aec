/**
 * Does some work for each item, for a few at a time. Rejects with the first error, and then starts no more work: it would
 * fail for the same reason.
 * @param isOver whether no more work is to start
 */
export async function fewAtOnce<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<void> {
  const waiting = [...items].reverse();
  const workOn = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined && !isOver(); item = waiting.pop()) {
      await work(item);
    }
  };
  try {
    await Promise.all(Array.from({ length: limit }, workOn));
  } finally {
    waiting.length = 0;
  }
}
