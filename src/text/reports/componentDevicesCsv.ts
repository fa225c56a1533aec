import { componentHeadline, statusCodesOf } from '../../greengrass/failures/headline';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { InstalledComponent } from '../../greengrass/model';
import { redactKnownDevices } from '../../greengrass/redaction/redactDevice';
import type { Redactor } from '../../greengrass/redaction/redactor';
import { csvText, isoTime } from './csv';

const columns = [
  'Core device',
  'Last status',
  'Last report',
  'Component',
  'Version',
  'State',
  'Error code',
  'All codes',
  'Details',
  'Deployment ID',
  'Changed at',
  'Reported at',
] as const;

type Cells = Readonly<Partial<Record<(typeof columns)[number], string | undefined>>>;

/** A core device and a component that may be on it. */
export interface DeviceOfComponent {
  readonly on: KnownDevice;
  readonly componentName: string;
}

function cellsOf({ device }: KnownDevice, component: InstalledComponent): Cells {
  return {
    'Core device': device.coreDeviceThingName,
    'Last status': device.status,
    'Last report': isoTime(device.lastStatusUpdateTimestamp),
    Component: component.componentName,
    Version: component.componentVersion,
    State: component.lifecycleState,
    'Error code': componentHeadline(component),
    'All codes': statusCodesOf(component).join(' '),
    Details: component.lifecycleStateDetails,
    'Deployment ID': component.lastInstallationSource,
    'Changed at': isoTime(component.lastStatusChangeTimestamp),
    'Reported at': isoTime(component.lastReportedTimestamp),
  };
}

/**
 * Components on core devices as CSV: a row for each core device that has its component, with raw values from the API and times
 * as ISO 8601.
 * @param redactor if given, replaces account numbers, thing names, and thing group names
 */
export function componentDevicesCsv(devices: readonly DeviceOfComponent[], redactor?: Redactor): string {
  const known = devices.map(({ on }) => on);
  const shown = redactor === undefined ? known : redactKnownDevices(redactor, known);
  const rows = devices.flatMap(({ on, componentName }, index): readonly Cells[] => {
    const at = on.components?.findIndex((component) => component.componentName === componentName) ?? -1;
    const component = shown[index]?.components?.[at];
    return component === undefined ? [] : [cellsOf(shown[index] ?? on, component)];
  });
  return csvText(columns, rows);
}
