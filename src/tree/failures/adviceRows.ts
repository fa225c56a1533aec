import { Memo } from '../../base/memo';
import type { FailureCause } from '../../greengrass/failures/failureGroups';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { adviceOf } from '../../text/messages/adviceWords';
import { commands } from '../../manifest';
import { MessageNodes } from '../engine/messageNode';
import { sessionOf, type Node } from '../engine/node';
import type { FailureRowsOptions } from './failureDeviceNode';

/**
 * The row that says what to do about a group or a cause. There is none if nothing is known to do. The first use loads the
 * catalog.
 * @param parent the row that it is below
 * @param about the row of the group or cause
 * @param topics the group or cause, and the only cause below it if there is one; the first that says what to do counts
 */
export function adviceRows(
  parent: () => Node,
  about: () => Node,
  topics: () => readonly (FailureCause | undefined)[],
  { context: { catalog, timeZone }, redraw }: FailureRowsOptions,
): () => readonly Node[] {
  const messages = new MessageNodes(parent);
  const advices = new Memo<string | undefined>();
  const advice = (loaded: ExplainErrorCode): string | undefined => {
    const zone = timeZone();
    const [first, second] = topics();
    // The rows are asked for at every change, but the topics are made again only when failures change.
    return advices.of([loaded, zone, first, second], () =>
      [first, second].flatMap((topic) => (topic && adviceOf(topic, loaded, zone)) ?? []).at(0),
    );
  };
  return () => {
    const { loaded } = catalog;
    if (loaded === undefined) {
      void catalog.load().then(redraw);
      return [];
    }
    const words = advice(loaded);
    if (words === undefined) {
      return [];
    }
    const { id, hover } = about();
    return [
      messages.for({
        key: `advice${id.slice(parent().id.length)}`,
        // As a description, it is less prominent than the cause.
        label: '',
        description: words,
        icon: 'lightbulb',
        ...(hover === undefined ? {} : { hover }),
        click: (node) => ({ command: commands.showOverview, arguments: [sessionOf(node)] }),
      }),
    ];
  };
}
