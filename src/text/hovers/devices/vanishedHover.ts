import type { TimeZone } from '../../../base/time';
import { visibleName } from '../../../base/visibleText';
import type { Vanished } from '../../../greengrass/drift/vanished';
import { vanishedAdvice, vanishedSentence } from '../../messages/drift/vanishedWords';
import { vanishedRow } from '../../rows/vanishedRow';
import { field, type Hover } from '../hover';

/** Names in the hover. The panel of the device lists what is installed. */
const maxNames = 20;

/** The hover of the components of a thing group that vanished from a device at once. */
export function vanishedHover(vanished: Vanished, zone: TimeZone): Hover {
  const names = vanished.componentNames.map(visibleName);
  const rest = names.length > maxNames ? `, and ${names.length - maxNames} more` : '';
  return [
    { kind: 'heading', text: vanishedRow(vanished).label },
    { kind: 'paragraph', text: vanishedSentence(vanished, zone) },
    ...field('Components', `${names.slice(0, maxNames).join(', ')}${rest}`),
    { kind: 'paragraph', text: vanishedAdvice },
  ];
}
