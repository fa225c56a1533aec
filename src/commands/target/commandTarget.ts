import { addressOf, isDeviceAddress, type Address } from '../../greengrass/addresses/address';
import { visibleName } from '../../base/visibleText';
import type { Subject } from '../../greengrass/subject';
import type { PanelAddress } from '../../text/panels/panelAddress';
import { headingOf } from '../../text/panels/panelWords';
import { subjectAt } from '../../fleet/devices/subjectAt';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { panelOf, sessionOf, type Node } from '../../tree/engine/node';

/** Something that a command can act on: a row or a panel. */
export interface CommandTarget {
  /** `undefined` for a panel. */
  readonly node: Node | undefined;
  /** `undefined` for a row with only a message, and for a panel whose content isn't loaded. */
  readonly subject: Subject | undefined;
  /** The address of the subject; `undefined` if it has none. */
  readonly address: Address | undefined;
  /** What Show Details opens; `undefined` if it has no panel. */
  readonly panel: PanelAddress | undefined;
  /** The connection that it belongs to. */
  readonly session: FleetSession | undefined;
  /** Its words in a quick pick. */
  readonly words: () => TargetWords;
}

/** The words of a target in a quick pick. */
interface TargetWords {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

function pathOf(node: Node): string {
  return node.parent?.parent === undefined
    ? ''
    : [pathOf(node.parent), node.parent.row().label].filter((part) => part !== '').join(' › ');
}

/** The target for a row. */
export function rowTarget(node: Node): CommandTarget {
  const subject = node.subject?.();
  return {
    node,
    subject,
    address: subject && addressOf(subject),
    panel: panelOf(node),
    session: sessionOf(node),
    words: () => {
      const { label, description } = node.row();
      return { label, description, detail: pathOf(node) };
    },
  };
}

/** The target for the panel of an address. */
export function panelTarget(sessions: Sessions, address: PanelAddress): CommandTarget {
  const session = sessions.all.find(({ fleet }) => fleet?.connection.id === address.connectionId);
  return {
    node: undefined,
    subject: session?.fleet && subjectAt(session.fleet, address),
    address,
    panel: address,
    session,
    words: () => ({
      label: headingOf(address),
      description: 'open panel',
      detail: isDeviceAddress(address) && address.kind !== 'coreDevice' ? visibleName(address.thingName) : '',
    }),
  };
}
