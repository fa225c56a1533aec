import { levelNamed } from './logLevel';
import type { LogField, ParsedText } from './parsedText';

/** The text format of the nucleus: `2026-11-29T10:38:21.123Z [ERROR] (thread) logger: message. {name=value}`. */
const nucleusLine =
  /^\d{4}-\d\d-\d\dT[\d:.]{8,15}(?:Z|[+-]\d\d:?\d\d) \[(?<level>[A-Z]{4,5})\] \((?<thread>[^\n]{1,200}?)\) (?<logger>[^\s:]{1,300}): (?<text>[^]*)$/u;

/** The contexts at the end of a message, and the start of a stack trace after them. */
const contextStart = '. {';

/** Types of events whose message says everything: `stdout. The message`, `shell-runner-start. shell-runner-start`. */
const plainType = /^(?:std(?:out|err)\. |([a-z][\w-]{1,80})\. (?=\1$))/u;

/** Splits `name=value, name=value`. A value can have commas. */
function contextsIn(text: string): readonly LogField[] {
  const starts = [...text.matchAll(/(?:^|, )(?<name>[\w.-]{1,100})=/gu)];
  return starts.flatMap(({ index, 0: start, groups }, position) => {
    const value = text.slice(index + start.length, starts[position + 1]?.index);
    return value === '' ? [] : [{ name: groups?.['name'] ?? '', value }];
  });
}

/** What a line in the text format of the nucleus says; `undefined` for other lines. */
export function textLine(line: string): ParsedText | undefined {
  const { level = '', thread = '', logger = '', text = '' } = nucleusLine.exec(line)?.groups ?? {};
  if (logger === '') {
    return undefined;
  }
  const [first = '', ...trace] = text.split('\n');
  const end = first.lastIndexOf(contextStart);
  const hasContexts = end >= 0 && first.endsWith('}');
  const message = hasContexts ? first.slice(0, end) : first;
  const [cause = '', ...frames] = trace;
  return {
    level: levelNamed(level),
    message: [message.replace(plainType, ''), cause.trim()].filter((part) => part !== '').join(': '),
    rest: () => [
      { name: 'loggerName', value: logger },
      { name: 'thread', value: thread },
      ...(hasContexts ? contextsIn(first.slice(end + contextStart.length, -1)) : []),
      ...(frames.length === 0 ? [] : [{ name: 'stackTrace', value: frames.join('\n') }]),
    ],
  };
}
