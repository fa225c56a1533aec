import { count } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import type { Vanished } from '../../greengrass/drift/vanished';
import { inSpeech, type Row } from './row';

/** The row of the components of a thing group that vanished from a device, or are missing, at once. */
export function vanishedRow({ componentNames, thingGroup, between }: Vanished): Row {
  const label = `${count(componentNames.length, 'component')} ${between === undefined ? 'missing' : 'vanished'}`;
  const group = `thing group ${visibleText(thingGroup)}`;
  return {
    label,
    description: visibleText(thingGroup),
    icon: 'warning',
    severity: 'warning',
    accessibilityLabel: inSpeech(label, group),
  };
}
