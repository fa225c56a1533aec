import { execFileSync } from 'node:child_process';
import { median } from './median';

/** One line of the benchmark: what was measured, beside what it may be at most. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Infinity where the figure is for comparison only. */
  readonly limit: number;
  readonly unit: 'ms' | 's' | 'KB' | 'MB' | 'requests' | '×';
}

/** Figures that are read together. */
export interface FigureGroup {
  readonly title: string;
  /**
   * Where nothing can be measured on this machine: why not.
   * @param fixedWork how long the fixed work has just taken, in milliseconds
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

/** The median of what a script prints, each time in a fresh process of Node. */
export function inFreshProcess(runs: number, script: string, env: NodeJS.ProcessEnv): number {
  const print = (): number => Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env }));
  return median(Array.from({ length: runs }, print));
}

function digits({ unit, value }: Figure): number {
  return unit === '×' ? 2 : value < 10 && unit !== 'requests' ? 1 : 0;
}

/** The figures as a table of Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, value, limit, unit } = figure;
    const measured = `${value.toFixed(digits(figure))} ${unit}`;
    const allowed = limit === Infinity ? '' : `${limit.toFixed(digits({ ...figure, value: limit }))} ${unit}`;
    // What was not measured is not within a limit.
    const verdict = limit === Infinity ? '' : value <= limit ? 'within' : 'OVER';
    return `| ${what} | ${measured} | ${allowed} | ${verdict} |`;
  });
  return ['| what | measured | limit | |', '|---|--:|--:|---|', ...rows].join('\n');
}
