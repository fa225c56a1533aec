import type { TimeZone } from '../../../base/time';
import type { Vanished } from '../../../greengrass/drift/vanished';
import { vanishedAdvice, vanishedSentence } from '../../messages/drift/vanishedWords';
import { vanishedRow } from '../../rows/vanishedRow';
import { namesField, type Hover } from '../hover';

/** Names in the hover. The panel of the device lists what is installed. */
const maxNames = 20;

/** The hover of the components of a thing group that vanished from a device at once. */
export function vanishedHover(vanished: Vanished, zone: TimeZone): Hover {
  const { componentNames } = vanished;
  return [
    { kind: 'heading', text: vanishedRow(vanished).label },
    { kind: 'paragraph', text: vanishedSentence(vanished, zone) },
    ...namesField('Components', componentNames.slice(0, maxNames), componentNames.length),
    { kind: 'paragraph', text: vanishedAdvice },
  ];
}
