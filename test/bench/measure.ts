import { execFileSync } from 'node:child_process';

/** One line of the benchmark: what was measured, beside what it may be at most. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | 'KB' | 'requests' | '×';
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median of several runs, in milliseconds. What `after` does between them is not counted. */
export async function medianTime(
  runs: number,
  run: () => Promise<unknown>,
  after: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
    await after();
  }
  return median(times);
}

/** The median of what a script prints, each time in a fresh process of Node. */
export function inFreshProcess(runs: number, script: string): number {
  const print = (): number => Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
  return median(Array.from({ length: runs }, print));
}

/** The figures as a table of Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, limit, unit }) => {
    const digits = unit === '×' ? 2 : value < 10 && unit === 'ms' ? 1 : 0;
    const verdict = value <= limit ? 'within' : 'OVER';
    return limit === Infinity
      ? `| ${what} | ${value.toFixed(digits)} ${unit} | | |`
      : `| ${what} | ${value.toFixed(digits)} ${unit} | ${limit.toFixed(unit === '×' ? 2 : 0)} ${unit} | ${verdict} |`;
  });
  return ['| what | measured | limit | |', '|---|---|---|---|', ...rows].join('\n');
}
