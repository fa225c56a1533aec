import assert from 'node:assert/strict';

/** Counts which cases the runs of a property cover. A case that its generator rarely creates isn't tested. */
export class CaseCoverage {
  private runs = 0;
  private readonly counts = new Map<string, number>();

  /** Counts one run, and the cases that it covers. */
  count(cases: Readonly<Record<string, boolean>>): void {
    this.runs += 1;
    for (const [name, isCovered] of Object.entries(cases)) {
      this.counts.set(name, (this.counts.get(name) ?? 0) + Number(isCovered));
    }
  }

  /** Fails unless every case was covered by at least one run in twenty. Generators should create each far more often. */
  assertCovered(): void {
    const rare = [...this.counts].filter(([, times]) => times * 20 < this.runs);
    assert.deepEqual(rare, [], `Rare cases among ${this.runs} runs.`);
  }
}
