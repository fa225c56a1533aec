import assert from 'node:assert/strict';

/** Counts which cases a property has come to: a generator that hardly ever makes one of them tests nothing of it. */
export class Reached {
  private runs = 0;
  private readonly counts = new Map<string, number>();

  /** Counts one run, and those of the cases that it came to. */
  count(cases: Readonly<Record<string, boolean>>): void {
    this.runs += 1;
    for (const [name, isReached] of Object.entries(cases)) {
      this.counts.set(name, (this.counts.get(name) ?? 0) + Number(isReached));
    }
  }

  /** Fails unless each case was reached in at least one run of twenty. Generators should make each far more often. */
  assertOften(): void {
    const seldom = [...this.counts].filter(([, times]) => times * 20 < this.runs);
    assert.deepEqual(seldom, [], `of ${this.runs} runs`);
  }
}
