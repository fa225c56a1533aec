import { Memo } from '../../base/memo';
import type { FailureCause } from '../../greengrass/failures/failureGroups';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { adviceOf } from '../../text/messages/adviceWords';
import { topicLabel } from '../../text/messages/failureWords';
import { commands } from '../../manifest';
import { MessageNodes } from '../engine/messageNode';
import { sessionOf, type Node } from '../engine/node';
import type { FailureRowsOptions } from './failureDeviceNode';

/** What advice is about. */
interface Advised {
  /** The row of the group or cause. */
  readonly node: () => Node;
  readonly cause: () => FailureCause;
  /** The only cause of the group, which says what to do if the group is only a name. */
  readonly onlyCause?: () => FailureCause | undefined;
}

/**
 * The row that says why a group or a cause failed and what to do. There is none if nothing is known to do. The first use
 * loads the catalog.
 * @param parent the row that it is below
 */
export function adviceRows(
  parent: () => Node,
  { node: about, cause, onlyCause = () => undefined }: Advised,
  { context: { catalog }, redraw }: FailureRowsOptions,
): () => readonly Node[] {
  const messages = new MessageNodes(parent);
  const advices = new Memo<string | undefined>();
  const advice = (loaded: ExplainErrorCode): string | undefined => {
    const [first, second] = [cause(), onlyCause()];
    // The rows are asked for at every change, but the causes are made again only when failures change.
    return advices.of([loaded, first, second], () => adviceOf(first, loaded) ?? (second && adviceOf(second, loaded)));
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
    const node = about();
    return [
      messages.for({
        key: `advice${node.id.slice(parent().id.length)}`,
        about: node,
        // As a description, it is less prominent than the cause.
        label: '',
        description: words,
        accessibilityLabel: `What to do about ${topicLabel(cause())}: ${words}`,
        icon: 'lightbulb',
        ...(node.hover === undefined ? {} : { hover: node.hover }),
        click: (row) => ({ command: commands.showOverview, arguments: [sessionOf(row)] }),
      }),
    ];
  };
}
