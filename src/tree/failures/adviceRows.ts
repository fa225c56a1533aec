import type { FailureCause } from '../../greengrass/failures/failureGroups';
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
 * @param topics the first one that says what to do counts
 */
export function adviceRows(
  parent: () => Node,
  about: () => Node,
  topics: () => readonly FailureCause[],
  { context: { catalog, timeZone }, redraw }: FailureRowsOptions,
): () => readonly Node[] {
  const messages = new MessageNodes(parent);
  return () => {
    const { loaded } = catalog;
    if (loaded === undefined) {
      void catalog.load().then(redraw);
      return [];
    }
    for (const topic of topics()) {
      const advice = adviceOf(topic, loaded, timeZone());
      if (advice !== undefined) {
        const { id, hover } = about();
        return [
          messages.for({
            key: `advice${id.slice(parent().id.length)}`,
            // As a description, it is less prominent than the cause.
            label: '',
            description: advice,
            icon: 'lightbulb',
            ...(hover === undefined ? {} : { hover }),
            click: (node) => ({ command: commands.showOverview, arguments: [sessionOf(node)] }),
          }),
        ];
      }
    }
    return [];
  };
}
