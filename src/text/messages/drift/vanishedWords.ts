import { count } from '../../../base/numbers';
import { absoluteTime, type TimeZone } from '../../../base/time';
import { visibleText } from '../../../base/visibleText';
import type { Vanished } from '../../../greengrass/drift/vanished';

/** What is known about components that vanished: when, as far as known, and what AWS says. */
export function vanishedSentence({ componentNames, thingGroup, between }: Vanished, zone: TimeZone): string {
  const what = `${count(componentNames.length, 'component')} of thing group ${visibleText(thingGroup)}`;
  if (between === undefined) {
    return `${what} are missing, although the deployment succeeded and the device has reported since.`;
  }
  const when = `between ${absoluteTime(between.before, zone)} and ${absoluteTime(between.after, zone)}`;
  return `${what} vanished ${when}, although the deployment still says that it succeeded.`;
}

/** The likely cause of components that vanish, and what to do. */
export const vanishedAdvice =
  'Possible cause: a local deployment on a core device that lost its cloud configuration. It removes the components of all thing groups. Check the nucleus configuration and the certificate on the device, then deploy to the thing group again.';
