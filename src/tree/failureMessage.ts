import type { FleetError } from '../core/errors';
import { wordsForError, type AskedAt, type NextStep } from '../core/errorWords';
import { statementToAskFor } from '../core/iamStatement';
import { absoluteTime } from '../core/format';
import { commands } from '../manifest';
import type { Message } from './messageNode';
import type { Click, Node } from './node';

function clickFor(nextStep: Exclude<NextStep, 'none'>, node: Node): Click {
  switch (nextStep) {
    case 'retry':
      return { command: commands.retry, arguments: [node] };
    case 'signIn':
      return { command: commands.signIn, arguments: [node] };
    case 'chooseProfile':
      return { command: commands.selectProfile, arguments: [node] };
    case 'chooseRegion':
      return { command: commands.selectRegion, arguments: [node] };
  }
}

/**
 * The row that says that something could not be read: a sentence, the detail in the hover, the next step on click.
 *
 * @param shownFrom when the rows beside it were read, where they are from an earlier read
 */
export function failureMessage(
  key: string,
  error: FleetError,
  at: AskedAt,
  shownFrom: Date | undefined,
  retry: () => Promise<void>,
): Message {
  const words = wordsForError(error, at);
  const { nextStep } = words;
  const iamStatement = statementToAskFor(error.permission);
  return {
    key,
    label: words.sentence,
    description: shownFrom === undefined ? '' : `showing what was read at ${absoluteTime(shownFrom)}`,
    icon: error.kind === 'offline' ? 'debug-disconnect' : 'warning',
    severity: 'warning',
    hover: async () => {
      const { failureHover } = await import('../core/hovers/failureHover');
      return failureHover(error, words);
    },
    ...(iamStatement === undefined ? {} : { iamStatement }),
    ...(nextStep === 'none' ? {} : { click: (node: Node) => clickFor(nextStep, node), retry }),
  };
}
