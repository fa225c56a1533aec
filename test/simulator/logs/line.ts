/** What a nucleus writes to a log: one entry. */
export interface LogEntry {
  /** Seconds from the start of the simulator. */
  readonly at: number;
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly thread: string;
  readonly logger: string;
  readonly eventType?: string;
  readonly message: string;
  readonly contexts?: Readonly<Record<string, string>>;
  /** A stack trace, without the line that it starts with. */
  readonly cause?: { readonly message: string; readonly frames: readonly string[] };
}

/** The format of a log: what `logging.format` of the nucleus says, or what Nucleus Lite writes to the journal. */
export type LineFormat = 'JSON' | 'TEXT' | 'lite';

function jsonLine(entry: LogEntry, milliseconds: number): string {
  const { level, thread, logger, eventType, message, contexts = {}, cause } = entry;
  return JSON.stringify({
    thread,
    level,
    eventType: eventType ?? null,
    message,
    contexts,
    loggerName: logger,
    timestamp: milliseconds,
    cause:
      cause === undefined
        ? null
        : { localizedMessage: cause.message, message: cause.message, stackTrace: cause.frames },
  });
}

function textLine(entry: LogEntry, milliseconds: number): string {
  const { level, thread, logger, eventType, message, contexts = {}, cause } = entry;
  const pairs = Object.entries(contexts).map(([key, value]) => `${key}=${value}`);
  const head = `${new Date(milliseconds).toISOString()} [${level}] (${thread}) ${logger}: `;
  const trace = cause === undefined ? [] : [cause.message, ...cause.frames.map((frame) => `\tat ${frame}`)];
  const body = [eventType, message].filter((part) => part !== undefined && part !== '').join('. ');
  return [`${head}${body}. {${pairs.join(', ')}}`, ...trace].join('\n');
}

/** The color that Nucleus Lite gives a level, even in the journal. */
const liteColors: Readonly<Record<LogEntry['level'], string>> = { DEBUG: '34', INFO: '32', WARN: '33', ERROR: '31' };

function liteLine({ level, logger, message }: LogEntry): string {
  return `\u001b[1;${liteColors[level]}m${level.charAt(0)}[${logger}] ${message}\u001b[0m`;
}

/**
 * The text of an entry.
 * @param milliseconds the time of the entry, since the epoch
 */
export function lineOf(entry: LogEntry, milliseconds: number, format: LineFormat): string {
  switch (format) {
    case 'JSON':
      return jsonLine(entry, milliseconds);
    case 'TEXT':
      return textLine(entry, milliseconds);
    case 'lite':
      return liteLine(entry);
  }
}
