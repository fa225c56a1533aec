import { count } from '../../../base/numbers';
import { absoluteTime, type TimeZone } from '../../../base/time';
import { visibleText } from '../../../base/visibleText';
import type { Vanished } from '../../../greengrass/drift/vanished';

/** What is known about components that vanished: when, and what AWS says. */
export function vanishedSentence({ components, thingGroup, before, after }: Vanished, zone: TimeZone): string {
  const what = `${count(components.length, 'component')} of thing group ${visibleText(thingGroup)} vanished`;
  const when = `between ${absoluteTime(before, zone)} and ${absoluteTime(after, zone)}`;
  return `${what} ${when}, although its deployment still says that it succeeded.`;
}

/** The known cause of components that vanish, and what to do. */
export const vanishedAdvice =
  'A local deployment on a core device that has lost its cloud configuration removes the components of all thing groups. Check the nucleus configuration and the certificate on the device, then deploy to the thing group again.';
