import type { LogLocation, LogLocations } from '../../greengrass/logLocations';
import { field, type Hover } from './hover';

/** The first location of a kind, of the component if it has one of its own. */
function first(locations: readonly LogLocation[], kinds: readonly LogLocation['kind'][]): string | undefined {
  return kinds.flatMap((kind) => locations.find((location) => location.kind === kind) ?? [])[0]?.text;
}

/** Where the logs are: the path or the command on the device, and the log group if a forwarder is installed. */
export function logFields({ onDevice, inCloudWatch }: LogLocations): Hover {
  return [
    ...field('Log on the device', first(onDevice, ['file', 'command'])),
    ...field('CloudWatch log group', first(inCloudWatch, ['logGroup'])),
  ];
}
