import type { FleetError } from '../../greengrass/ports/fleetError';
import { failureFacts } from '../../text/hovers/failureFacts';
import { outdatedWords, wordsForError } from '../../text/errors/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { nextStepCommands, rowFlags } from '../../manifest';
import type { Message } from '../engine/messageNode';
import { sessionOf, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { NodeContext } from './nodeContext';

/**
 * The row for something that couldn't load. The label says what happened, the hover has the details, and a click does the
 * next step. One button does it too, or copies the IAM statement of a missing permission.
 *
 * @param context what the texts depend on besides the failure
 * @param shownFrom when the other rows were loaded, if they are from an earlier load
 */
export function failureMessage(
  key: string,
  error: FleetError,
  at: ConnectionTarget,
  context: Pick<NodeContext, 'clock' | 'timeZone'>,
  retry: () => Promise<void>,
  shownFrom?: Date,
): Message {
  const words = wordsForError(error, at);
  const { nextStep } = words;
  const facts = failureFacts(error, words, { shownFrom, timeZone: context.timeZone() });
  const { iamStatement } = facts;
  const needsButton = nextStep !== 'none' && iamStatement === undefined;
  return {
    key,
    label: words.sentence,
    description: shownFrom === undefined ? '' : outdatedWords(shownFrom, context.clock.now()),
    icon: error.kind === 'offline' ? 'debug-disconnect' : 'warning',
    severity: 'warning',
    hover: hoverFrom(
      () => facts,
      async (known) => {
        const { failureHover } = await import('../../text/hovers/failureHover');
        return failureHover(known);
      },
    ),
    ...(iamStatement === undefined ? {} : { iamStatement }),
    flags: needsButton ? [rowFlags[nextStep]] : [],
    ...(nextStep === 'none'
      ? {}
      : {
          click: (node: Node) => ({
            command: nextStepCommands[nextStep],
            arguments: [nextStep === 'retry' ? node : sessionOf(node)],
          }),
          retry,
        }),
  };
}
