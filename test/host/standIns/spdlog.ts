// Stands in for @vscode/spdlog, a native module that cannot be built without a compiler. VS Code writes its own logs and
// the output channels of extensions through it. The build turns this file into a CommonJS module with the same exports.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export const version = 0;

/** The level is kept by each logger; the module's own is never read. */
export function setLevel(): void {
  // Nothing is kept.
}

export function setFlushOn(): void {
  // Every line is written at once.
}

const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;

/** Appends to one file, in the layout that VS Code asks spdlog for; without formatters, the bare text. */
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
    // The one layout that VS Code asks for is the one in `write`.
  }
  clearFormatters(): void {
    this.isBare = true;
  }
  flush(): void {
    // Every line is written at once.
  }
  drop(): void {
    // There is no handle to give back.
  }

  private write(level: number, message: string): void {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.file, this.isBare ? message : `${time} [${names[level] ?? ''}] ${message}\n`);
    } catch {
      // As with spdlog, a log that cannot be written (its folder is gone at the end of a run) disturbs nothing.
    }
  }
}

export function createRotatingLogger(name: string, file: string): Promise<Logger> {
  mkdirSync(dirname(file), { recursive: true });
  return Promise.resolve(new Logger('rotating', name, file));
}

/** @alias */
export const createAsyncRotatingLogger = createRotatingLogger;
