import type { LogLevel } from './logLevel';

/** A named value of a structured line. */
export interface LogField {
  readonly name: string;
  readonly value: string;
}

/** What the text of a line says. */
export interface ParsedText {
  readonly level: LogLevel | undefined;
  readonly message: string;
  /** What the structure has besides: the logger, the thread, contexts, a stack trace. Only a hover needs it. */
  readonly rest: () => readonly LogField[];
}
