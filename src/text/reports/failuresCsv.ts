import {
  failuresOf,
  isUnhealthyWithoutCause,
  type ComponentFailure,
  type DeploymentFailure,
} from '../../greengrass/failures/failure';
import { errorStackOf, statusCodesOf } from '../../greengrass/failures/headline';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { redactKnownDevices } from '../../greengrass/redaction/redactDevice';
import type { Redactor } from '../../greengrass/redaction/redactor';
import { csvText, isoTime } from './csv';

const columns = [
  'Core device',
  'Last status',
  'Last report',
  'What failed',
  'Name',
  'Version',
  'State',
  'Error code',
  'All codes',
  'Error types',
  'Details',
  'Deployment ID',
  'Target ARN',
  'Changed at',
  'Component',
] as const;

type Cells = Readonly<Partial<Record<(typeof columns)[number], string | undefined>>>;

function deviceCells({ device }: KnownDevice): Cells {
  return {
    'Core device': device.coreDeviceThingName,
    'Last status': device.status,
    'Last report': isoTime(device.lastStatusUpdateTimestamp),
  };
}

function deploymentCells({ deployment, code, componentName, errorTypes }: DeploymentFailure): Cells {
  return {
    Component: componentName,
    'What failed': 'deployment',
    Name: deployment.deploymentName,
    State: deployment.coreDeviceExecutionStatus,
    'Error code': code,
    'All codes': errorStackOf(deployment).join(' '),
    'Error types': errorTypes.join(' '),
    Details: deployment.reason,
    'Deployment ID': deployment.deploymentId,
    'Target ARN': deployment.targetArn,
    'Changed at': isoTime(deployment.modifiedTimestamp),
  };
}

function componentCells({ component, code }: ComponentFailure): Cells {
  return {
    Component: component.componentName,
    'What failed': 'component',
    Name: component.componentName,
    Version: component.componentVersion,
    State: component.lifecycleState,
    'Error code': code,
    'All codes': statusCodesOf(component).join(' '),
    Details: component.lifecycleStateDetails,
    'Deployment ID': component.lastInstallationSource,
    'Changed at': isoTime(component.lastStatusChangeTimestamp),
  };
}

const withoutCause: Cells = { 'What failed': 'unhealthy, cause unknown' };

/** A row for each failed deployment, then for each failing component, then for an unhealthy device without a cause. */
function rowsOf(on: KnownDevice, includesOthers: boolean): readonly Cells[] {
  const failures = failuresOf(on);
  const rows = [
    ...failures.filter((failure) => failure.kind === 'deployment').map(deploymentCells),
    ...failures.filter((failure) => failure.kind === 'component').map(componentCells),
    ...(isUnhealthyWithoutCause(on.device, failures) ? [withoutCause] : []),
  ];
  const ofDevice = deviceCells(on);
  return (rows.length === 0 && includesOthers ? [{}] : rows).map((cells) => ({ ...ofDevice, ...cells }));
}

/**
 * Failures as CSV: a row for each failure, with raw values from the API and times as
 * ISO 8601.
 * @param redactor if given, replaces account numbers, thing names, and thing group names
 * @param options.includesOthers whether a device without a failure has a row, too
 */
export function failuresCsv(
  devices: Iterable<KnownDevice>,
  redactor?: Redactor,
  { includesOthers = false }: { readonly includesOthers?: boolean } = {},
): string {
  const known = [...devices];
  const shown = redactor === undefined ? known : redactKnownDevices(redactor, known);
  return csvText(
    columns,
    shown.flatMap((on) => rowsOf(on, includesOthers)),
  );
}
