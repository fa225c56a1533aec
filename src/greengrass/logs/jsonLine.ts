import { isObject, list, member, object, string, text } from '../../base/json';
import { levelIn, levelNamed } from './logLevel';
import type { LogField, ParsedText } from './parsedText';

/** The names that programs give a message and a level in JSON. The first ones are those of the nucleus. */
const messageKeys = ['message', 'msg', 'log'] as const;
const levelKeys = ['level', 'severity', 'lvl', 'levelname'] as const;

/** Types of events whose message says everything. */
const plainTypes: ReadonlySet<string | undefined> = new Set([undefined, '', 'stdout', 'stderr']);

/** The object that a line is in JSON; `undefined` for other lines. */
export function parsedObject(line: string): object | undefined {
  if (!line.startsWith('{') || !line.trimEnd().endsWith('}')) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(line);
    return object(value);
  } catch {
    return undefined;
  }
}

function valueText(value: unknown): string | undefined {
  if (!isObject(value) && typeof value !== 'boolean') {
    return text(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    // It is nested too deeply.
    return '…';
  }
}

function field(name: string, value: unknown): readonly LogField[] {
  const shown = valueText(value);
  return shown === undefined || shown === '' ? [] : [{ name, value: shown }];
}

/** The stack trace of a cause, a frame on each line, with the causes of the cause. */
function traceOf(cause: unknown, depth = 0): string {
  const frames = list(member(cause, 'stackTrace')).map((frame) => `  at ${frameText(frame)}`);
  const inner = member(cause, 'cause');
  const rest = isObject(inner) && depth < 10 ? [`Caused by: ${causeMessage(inner)}`, traceOf(inner, depth + 1)] : [];
  return [...frames, ...rest].filter((line) => line !== '').join('\n');
}

/** A frame as text, or as the object that a Java serializer makes of it. */
function frameText(frame: unknown): string {
  const [type, method, file, line] = ['className', 'methodName', 'fileName', 'lineNumber'].map(
    (name) => text(member(frame, name)) ?? '',
  );
  return text(frame) ?? `${type}.${method}(${file}:${line})`;
}

function causeMessage(cause: unknown): string {
  return string(member(cause, 'message')) ?? string(member(cause, 'localizedMessage')) ?? '';
}

/** Two parts of a headline as one. */
function joined(before: string, part: string): string {
  if (before === '' || part === '') {
    return before + part;
  }
  return `${before}${/[.!?:]$/u.test(before) ? ' ' : ': '}${part}`;
}

/** What a line in JSON says; `undefined` if the line isn't JSON with a message. */
export function jsonLine(line: string): ParsedText | undefined {
  const value = parsedObject(line);
  const messageKey = messageKeys.find((key) => string(member(value, key)) !== undefined);
  if (value === undefined || messageKey === undefined) {
    return undefined;
  }
  const message = string(member(value, messageKey)) ?? '';
  const levelKey = levelKeys.find((key) => levelNamed(string(member(value, key)) ?? '') !== undefined);
  const level = levelKey === undefined ? levelIn(message) : levelNamed(string(member(value, levelKey)) ?? '');
  const eventType = string(member(value, 'eventType'));
  const cause = object(member(value, 'cause'));
  const headline = [
    plainTypes.has(eventType) || message.includes(eventType ?? '') ? '' : (eventType ?? ''),
    message,
    causeMessage(cause),
  ];
  return {
    level,
    message: headline.reduce((before, part) => joined(before, part), ''),
    rest: () => {
      const shown = new Set<string>([messageKey, levelKey ?? '', 'eventType', 'cause', 'contexts', 'timestamp']);
      return [
        ...Object.entries(value).flatMap(([name, other]) => (shown.has(name) ? [] : field(name, other))),
        ...Object.entries(object(member(value, 'contexts')) ?? {}).flatMap(([name, other]) => field(name, other)),
        ...field('stackTrace', traceOf(cause)),
      ];
    },
  };
}
