import { addressKey, addressOf } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { Node } from '../engine/node';

/** The node of an address below a node; `undefined` if none is known. */
export function nodeAt(node: Node, address: DeviceAddress): Node | undefined {
  for (const child of node.children()) {
    const subject = child.subject?.();
    const own = subject === undefined ? undefined : addressOf(subject);
    if (own !== undefined && addressKey(own) === addressKey(address)) {
      return child;
    }
    // Skip all other devices.
    const found =
      own?.kind === 'coreDevice' && own.thingName !== address.thingName ? undefined : nodeAt(child, address);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
