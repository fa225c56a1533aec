/**
 * Does some work for each item, for a few at a time. Rejects with the first error, and then starts no more work: it would
 * fail for the same reason.
 */
export async function fewAtOnce<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items].reverse();
  const workOn = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      await work(item);
    }
  };
  try {
    await Promise.all(Array.from({ length: limit }, workOn));
  } finally {
    waiting.length = 0;
  }
}
