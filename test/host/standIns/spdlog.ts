// Replaces @vscode/spdlog, a native module that needs a compiler. VS Code uses it for its own logs and for the output
// channels of extensions. The build turns this file into a CommonJS module with the same exports.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export const version = 0;

/** Each logger has its own level. Nothing reads the level of the module. */
export function setLevel(): void {
  // There is nothing to set.
}

export function setFlushOn(): void {
  // Every line is written at once.
}

const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;

/** Appends to a file in the layout that VS Code sets for spdlog. Without formatters, appends only the text. */
export class Logger {
  private level = 2;
  private isBare = false;

  constructor(
    _type: string,
    _name: string,
    private readonly file: string,
  ) {}

  trace(message: string): void {
    this.write(0, message);
  }
  debug(message: string): void {
    this.write(1, message);
  }
  info(message: string): void {
    this.write(2, message);
  }
  warn(message: string): void {
    this.write(3, message);
  }
  error(message: string): void {
    this.write(4, message);
  }
  critical(message: string): void {
    this.write(5, message);
  }
  getLevel(): number {
    return this.level;
  }
  setLevel(level: number): void {
    this.level = level;
  }
  setPattern(): void {
    // VS Code sets only one layout, and `write` uses it.
  }
  clearFormatters(): void {
    this.isBare = true;
  }
  flush(): void {
    // Every line is written at once.
  }
  drop(): void {
    // There is no handle to release.
  }

  private write(level: number, message: string): void {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.file, this.isBare ? message : `${time} [${names[level] ?? ''}] ${message}\n`);
    } catch {
      // Like spdlog, ignore a log that can't be written. At the end of a run, its folder is gone.
    }
  }
}

export function createRotatingLogger(name: string, file: string): Promise<Logger> {
  mkdirSync(dirname(file), { recursive: true });
  return Promise.resolve(new Logger('rotating', name, file));
}

/** @alias */
export const createAsyncRotatingLogger = createRotatingLogger;
