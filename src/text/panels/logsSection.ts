import { logGroupConsoleLink } from '../../greengrass/addresses/consoleLink';
import type { LogLocations } from '../../greengrass/logLocations';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { logLocationName, logNotes } from '../messages/logWords';
import type { Field, Section } from './panel';
import { copyable, field, textField } from './values';

/** Where to find logs: on the device and, if it forwards them, in CloudWatch. */
export function logsSection(locations: LogLocations, on: KnownDevice): Section {
  const fields = [...locations.onDevice, ...locations.inCloudWatch].flatMap((location): readonly Field[] => {
    const { kind, text, stream } = location;
    const url = kind === 'logGroup' ? logGroupConsoleLink(on.place, text, stream) : undefined;
    return [
      field(logLocationName(location), { ...copyable(text), ...(url === undefined ? {} : { url }) }),
      ...textField('CloudWatch log stream', stream),
    ];
  });
  const notes = logNotes(locations, on).map((text) => ({ kind: 'paragraph', text }) as const);
  return { id: 'logs', title: 'Logs', blocks: [{ kind: 'fields', fields }, ...notes] };
}
