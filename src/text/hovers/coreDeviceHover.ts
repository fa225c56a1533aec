import { coreDeviceArn } from '../../greengrass/addresses/arn';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { isStale } from '../../greengrass/status/stale';
import type { OpenedDevice } from '../../greengrass/knownDevice';
import { count } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import { absoluteTime } from '../../base/time';
import type { CoreDevice, CoreDeviceDetails } from '../../greengrass/model';
import { failuresOf } from '../../greengrass/failures/failure';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { coreDeviceStatusLook } from '../../greengrass/status/status';
import { failureName, failureTitle } from '../messages/failureWords';
import { coreDeviceStatusMeaning } from '../messages/statusMeanings';
import { stuckDeployments } from '../../greengrass/status/stuck';
import { explainedCode } from './errorCodeHover';
import { field, paragraph, timeField, type Hover } from './hover';

/** The data for the hover of a core device. */
export interface CoreDeviceFacts {
  readonly device: CoreDevice;
  /** `undefined` until the device has been opened. */
  readonly details: CoreDeviceDetails | undefined;
  readonly opened: OpenedDevice;
  readonly partition: string;
  readonly region: string;
  readonly account: string | undefined;
  /** When the snapshot was saved; `undefined` for a live fleet. */
  readonly asOf?: Date | undefined;
  readonly staleAfterHours: number;
  readonly stuckAfterHours: number;
  readonly now: Date;
}

/** The hover names at most this many failures. Opening the device shows all. */
const maxNamed = 5;

/** Each failure by name and headline code: `Component broken: com.acme.Monitor, STARTUP_ERROR`. */
function failures({ opened }: CoreDeviceFacts): Hover {
  const all = failuresOf(opened);
  const more = all.length - maxNamed;
  return [
    ...all.slice(0, maxNamed).flatMap((failure) => {
      return field(failureTitle(failure), `${failureName(failure)}, ${failure.code ?? 'no error code'}`);
    }),
    ...(more > 0 ? paragraph([`${count(more, 'more failure')}: open the device to see all.`]) : []),
  ];
}

/** The error code in the row, with its meaning and remedy. */
function explanation({ opened }: CoreDeviceFacts, explain: ExplainErrorCode): Hover {
  const [worst] = failuresOf(opened);
  return worst?.code === undefined ? [] : explainedCode(worst.kind, worst.code, explain);
}

/** The stuck deployments: since when, and how many are queued behind them. */
function stuck({ opened, now, stuckAfterHours }: CoreDeviceFacts): Hover {
  return stuckDeployments(opened.deployments ?? [], { now, stuckAfterHours }).flatMap(
    ({ deployment, since, queuedBehind }) => {
      const parts = [
        deploymentLabel(deployment),
        `in progress without a change since ${absoluteTime(since)}`,
        ...(queuedBehind === 0 ? [] : [`${queuedBehind} queued behind it`]),
      ];
      return field('Deployment stuck', parts.join(', '));
    },
  );
}

function openedMeaning({ opened: { deployments, components }, asOf }: CoreDeviceFacts): Hover {
  if (deployments !== undefined && components !== undefined) {
    return [];
  }
  const what =
    deployments === undefined && components === undefined
      ? 'deployments and components'
      : deployments === undefined
        ? 'deployments'
        : 'components';
  return paragraph([
    asOf === undefined
      ? `Its ${what} haven't been scanned. Open the device to load them.`
      : `Its ${what} weren't scanned when the snapshot was saved.`,
  ]);
}

function nucleusWords(facts: CoreDeviceFacts): string {
  const { isLite, coreVersion = '' } = nucleusOf(facts.device, facts.details);
  const notLoaded = facts.asOf === undefined ? 'version not loaded: open the device' : 'version not in the snapshot';
  const unknown = facts.details === undefined ? notLoaded : 'version not reported';
  return coreVersion === '' ? `${isLite ? 'Lite, ' : ''}${unknown}` : `${isLite ? 'Lite ' : ''}${coreVersion}`;
}

/** The hover of a core device: identity, failures, health with the time of the report, and what the status means. */
export function coreDeviceHover(facts: CoreDeviceFacts, explain: ExplainErrorCode): Hover {
  const { device, details, account, staleAfterHours, now } = facts;
  const arn =
    account === undefined
      ? undefined
      : coreDeviceArn(facts.partition, facts.region, account, device.coreDeviceThingName);
  const tags = Object.entries(details?.tags ?? {}).map(([key, value]) => `${key} = ${value}`);
  return [
    { kind: 'heading', text: visibleName(device.coreDeviceThingName) },
    ...field('Status', coreDeviceStatusLook(device.status).words),
    ...failures(facts),
    ...explanation(facts, explain),
    ...stuck(facts),
    ...timeField('Last report', device.lastStatusUpdateTimestamp, 'The device has never reported'),
    ...field('Platform', [device.platform, device.architecture].filter(Boolean).join(' / ')),
    ...field('Runtime', device.runtime),
    ...field('Nucleus', nucleusWords(facts)),
    ...field('ARN', arn),
    ...field('Tags', tags.join(', ')),
    ...paragraph(coreDeviceStatusMeaning(device.status)),
    ...openedMeaning(facts),
    ...(isStale(device, staleAfterHours, now)
      ? [
          {
            kind: 'caveat',
            text: `The last report is older than ${staleAfterHours} hours. The status may be out of date.`,
          } as const,
        ]
      : []),
  ];
}
