import { coreDeviceArn } from '../arn';
import { componentHeadline, deploymentHeadline, isFailedComponent, isFailedDeployment } from '../failure';
import { isStale, nucleusOf } from '../fidelity';
import { absoluteTime, count, visibleName } from '../format';
import type { CoreDevice, CoreDeviceDetails } from '../model';
import type { OpenedDevice } from '../rows/coreDeviceRow';
import { deploymentLabel } from '../rows/effectiveDeploymentRow';
import { coreDeviceStatusLook, coreDeviceStatusMeaning, executionStatusLook, lifecycleStateLook } from '../status';
import { stuckDeployments } from '../stuck';
import { field, paragraph, timeField, type Hover } from './hover';

/** What the hover of a core device is made from. */
export interface CoreDeviceFacts {
  readonly device: CoreDevice;
  /** `undefined` until the device has been opened. */
  readonly details: CoreDeviceDetails | undefined;
  readonly opened: OpenedDevice;
  readonly partition: string;
  readonly region: string;
  readonly account: string | undefined;
  readonly staleAfterHours: number;
  readonly stuckAfterHours: number;
  readonly now: Date;
}

/** So many failures are named; opening the device shows all. */
const mostNamed = 5;

/** Each deployment and component that failed, with its headline code, and each deployment that is stuck. */
function troubles({ opened, now, stuckAfterHours }: CoreDeviceFacts): Hover {
  const { deployments = [], components = [] } = opened;
  const all = [
    ...deployments
      .filter(isFailedDeployment)
      .map((deployment) => [
        `Deployment ${executionStatusLook(deployment.coreDeviceExecutionStatus).words.toLowerCase()}`,
        `${deploymentLabel(deployment)}, ${deploymentHeadline(deployment) ?? 'no error code'}`,
      ]),
    ...components
      .filter(isFailedComponent)
      .map((component) => [
        `Component ${lifecycleStateLook(component.lifecycleState).words.toLowerCase()}`,
        `${visibleName(component.componentName)}, ${componentHeadline(component) ?? 'no error code'}`,
      ]),
    ...stuckDeployments(deployments, { now, stuckAfterHours }).map(({ deployment, since, queuedBehind }) => [
      'Deployment stuck',
      `${deploymentLabel(deployment)}, in progress without a change since ${absoluteTime(since)}${queuedBehind === 0 ? '' : `, ${queuedBehind} queued behind it`}`,
    ]),
  ];
  const more = all.length - mostNamed;
  return [
    ...all.slice(0, mostNamed).flatMap(([name = '', value]) => field(name, value)),
    ...(more > 0 ? paragraph([`${count(more, 'more failure')}: open the device to see all.`]) : []),
  ];
}

function openedMeaning({ deployments, components }: OpenedDevice): Hover {
  if (deployments !== undefined && components !== undefined) {
    return [];
  }
  const what =
    deployments === undefined && components === undefined
      ? 'Its deployments and components have not been looked at'
      : `Its ${deployments === undefined ? 'deployments' : 'components'} have not been looked at`;
  return [{ kind: 'paragraph', text: `${what}: open the device to read them.` }];
}

function nucleusWords(facts: CoreDeviceFacts): string {
  const { isLite, coreVersion = '' } = nucleusOf(facts.device, facts.details);
  const unknown = facts.details === undefined ? '(version not read: open the device)' : '(version not reported)';
  return `${isLite ? 'Nucleus Lite' : 'Nucleus'} ${coreVersion === '' ? unknown : coreVersion}`;
}

/** The hover of a core device: identity, health with the age of the report, and what both do and do not mean. */
export function coreDeviceHover(facts: CoreDeviceFacts): Hover {
  const { device, details, account, staleAfterHours, now } = facts;
  const arn =
    account === undefined
      ? undefined
      : coreDeviceArn(facts.partition, facts.region, account, device.coreDeviceThingName);
  const tags = Object.entries(details?.tags ?? {}).map(([key, value]) => `${key} = ${value}`);
  return [
    { kind: 'heading', text: visibleName(device.coreDeviceThingName) },
    ...field('Status', coreDeviceStatusLook(device.status).words),
    ...troubles(facts),
    ...timeField('Last report', device.lastStatusUpdateTimestamp, 'The device has never reported'),
    ...field('Platform', [device.platform, device.architecture].filter(Boolean).join(' / ')),
    ...field('Runtime', device.runtime),
    ...field('Nucleus', nucleusWords(facts)),
    ...field('ARN', arn),
    ...field('Tags', tags.join(', ')),
    ...paragraph(coreDeviceStatusMeaning(device.status)),
    ...openedMeaning(facts.opened),
    ...(isStale(device, staleAfterHours, now)
      ? [
          {
            kind: 'caveat',
            text: `The last report is older than ${staleAfterHours} hours: the status may be out of date.`,
          } as const,
        ]
      : []),
  ];
}
