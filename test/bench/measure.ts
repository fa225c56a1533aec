import { execFileSync } from 'node:child_process';
import { median } from './median';

/** A measured value with its limit. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Infinity if the value is only for comparison. */
  readonly limit: number;
  readonly unit: 'ms' | 's' | 'KB' | 'MB' | 'bytes' | 'requests' | '×' | '%';
}

/** A section of RESULTS.md. */
export interface FigureGroup {
  readonly title: string;
  /**
   * Resolves with figures, or with the reason if this machine can't measure them.
   * @param fixedWork duration of the fixed work just before, in milliseconds
   */
  readonly measure: (fixedWork: number) => Promise<readonly Figure[] | string>;
}

/** The median of several runs, in milliseconds. */
export async function medianTime(runs: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The median of the numbers that a script prints, each in a new Node process. */
export function inFreshProcess(runs: number, script: string, env: NodeJS.ProcessEnv): number {
  const print = (): number => Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env }));
  return median(Array.from({ length: runs }, print));
}

function digits({ unit, value }: Figure): number {
  return unit === '×' ? 2 : value < 10 && unit !== 'requests' ? 1 : 0;
}

/** The figures as a Markdown table. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, value, limit, unit } = figure;
    const measured = `${value.toFixed(digits(figure))} ${unit}`;
    const allowed = limit === Infinity ? '' : `${limit.toFixed(digits({ ...figure, value: limit }))} ${unit}`;
    // NaN isn't within a limit.
    const verdict = limit === Infinity ? '' : value <= limit ? 'within' : 'OVER';
    return `| ${what} | ${measured} | ${allowed} | ${verdict} |`;
  });
  return ['| what | measured | limit | |', '|---|--:|--:|---|', ...rows].join('\n');
}
