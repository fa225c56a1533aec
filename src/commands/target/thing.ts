import { addressOf, isDeviceAddress, type Address } from '../../greengrass/addresses/address';
import { visibleName } from '../../base/visibleText';
import type { Subject } from '../../greengrass/addresses/subject';
import type { PanelAddress } from '../../text/panels/panelAddress';
import { headingOf } from '../../text/panels/panelWords';
import { subjectAt } from '../../fleet/devices/subjectAt';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { sessionOf, type Node } from '../../tree/engine/node';

/** Something that a command can act on: a row, or what a panel is about. */
export interface Thing {
  /** `undefined` for a panel. */
  readonly node: Node | undefined;
  /** `undefined` for a row that only says something, and for a thing that has not been read. */
  readonly subject: Subject | undefined;
  /** `undefined` for what has no panel. */
  readonly address: Address | undefined;
  /** The connection that it belongs to. */
  readonly session: FleetSession | undefined;
  /** What a quick pick shows of it. */
  readonly words: () => ThingWords;
}

/** A thing among others in a quick pick. */
interface ThingWords {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

function pathOf(node: Node): string {
  return node.parent?.parent === undefined
    ? ''
    : [pathOf(node.parent), node.parent.row().label].filter((part) => part !== '').join(' › ');
}

/** What a row stands for. */
export function thingOf(node: Node): Thing {
  const subject = node.subject?.();
  return {
    node,
    subject,
    address: subject && addressOf(subject),
    session: sessionOf(node),
    words: () => {
      const { label, description } = node.row();
      return { label, description, detail: pathOf(node) };
    },
  };
}

/** What the panel of an address is about. */
export function thingAt(sessions: Sessions, address: PanelAddress): Thing {
  const session = sessions.all.find(({ fleet }) => fleet?.connection.id === address.connectionId);
  return {
    node: undefined,
    subject: session?.fleet && subjectAt(session.fleet, address),
    address,
    session,
    words: () => ({
      label: headingOf(address),
      description: 'open panel',
      detail: isDeviceAddress(address) && address.kind !== 'coreDevice' ? visibleName(address.thingName) : '',
    }),
  };
}
