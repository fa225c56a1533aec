import { coreDeviceArn } from '../../../greengrass/addresses/arn';
import type { ExplainErrorCode } from '../../../greengrass/codes/errorCodes';
import { nucleusOf } from '../../../greengrass/status/nucleus';
import { count } from '../../../base/numbers';
import { visibleName } from '../../../base/visibleText';
import { absoluteTime } from '../../../base/time';
import { coreDeviceStatusLook } from '../../../greengrass/status/status';
import { connectionRemedy, connectionWords } from '../../messages/devices/connectivityWords';
import { coreDeviceStatusMeaning, nothingKnown } from '../../messages/devices/statusMeanings';
import { verdictSentences } from '../../messages/components/versionWords';
import { conflictParts } from './conflictParts';
import type { CoreDeviceFacts } from './coreDeviceFacts';
import { explainedCode } from '../errorCodeHover';
import { actionLinks, caveats, documentation, field, paragraph, timeField, type Hover } from '../hover';
import { logFields } from '../logFields';

/** Each failure by name and headline code: `Component broken: com.acme.Monitor, STARTUP_ERROR`. */
function failures({ failures: named, more }: CoreDeviceFacts): Hover {
  return [
    ...named.flatMap(({ title, name, cause }) => field(title, `${name}, ${cause}`)),
    ...(more > 0 ? paragraph([`${count(more, 'more failure')}: open the device to see all.`]) : []),
  ];
}

/** The error code in the row, with its meaning and remedy, and which versions of a component satisfy which requirements. */
function explanation({ failures: [worst], versions }: CoreDeviceFacts, explain: ExplainErrorCode): Hover {
  return [
    ...paragraph((versions && verdictSentences(versions)) ?? []),
    ...(worst?.code === undefined ? [] : explainedCode({ kind: worst.kind, code: worst.code }, explain)),
    ...(versions === undefined ? [] : conflictParts(versions)),
  ];
}

/** The stuck deployments: since when, and how many are queued behind them. */
function stuck(facts: CoreDeviceFacts): Hover {
  return facts.stuck.flatMap(({ name, since, queuedBehind }) => {
    const parts = [
      name,
      `in progress without a change since ${absoluteTime(since, facts.timeZone)}`,
      ...(queuedBehind === 0 ? [] : [`${queuedBehind} queued behind it`]),
    ];
    return field('Deployment stuck', parts.join(', '));
  });
}

/** Whether the device is connected, as of when it was asked, and what to do if it isn't. */
function connection({ connectivity, timeZone }: CoreDeviceFacts): Hover {
  if (connectivity === undefined) {
    return [];
  }
  const remedy = connectionRemedy(connectivity);
  return [
    ...field('Connection', connectionWords(connectivity, timeZone)),
    ...caveats(remedy === undefined ? [] : [remedy]),
  ];
}

function notLoaded({ isLoaded: { deployments, components }, place: { asOf } }: CoreDeviceFacts): Hover {
  if (deployments && components) {
    return [];
  }
  const what = deployments ? 'components' : components ? 'deployments' : 'deployments and components';
  return paragraph([
    asOf === undefined
      ? `Its ${what} haven't been scanned. Open the device to load them.`
      : `Its ${what} weren't scanned when the snapshot was saved.`,
  ]);
}

function nucleusWords(facts: CoreDeviceFacts): string {
  const { isLite, coreVersion = '' } = nucleusOf(facts.device, facts.details);
  const notLoaded =
    facts.place.asOf === undefined ? 'version not loaded: open the device' : 'version not in the snapshot';
  const unknown = facts.details === undefined ? notLoaded : 'version not reported';
  return coreVersion === '' ? `${isLite ? 'Lite, ' : ''}${unknown}` : `${isLite ? 'Lite ' : ''}${coreVersion}`;
}

/** The hover of a core device: identity, failures, health with the time of the report, and what the status means. */
export function coreDeviceHover(facts: CoreDeviceFacts, explain: ExplainErrorCode): Hover {
  const { device, details, place, staleAfterHours } = facts;
  const { partition, region, account } = place;
  const arn = account === undefined ? undefined : coreDeviceArn(partition, region, account, device.coreDeviceThingName);
  const tags = Object.entries(details?.tags ?? {}).map(([key, value]) => `${key} = ${value}`);
  return [
    { kind: 'heading', text: visibleName(device.coreDeviceThingName) },
    ...field('Status', coreDeviceStatusLook(device.status).words),
    ...(device.lastStatusUpdateTimestamp === undefined
      ? caveats([`The device has never reported. ${nothingKnown}`])
      : []),
    ...failures(facts),
    ...explanation(facts, explain),
    ...stuck(facts),
    ...paragraph(facts.queued),
    ...field('Differences', facts.differences),
    ...(staleAfterHours === undefined
      ? []
      : caveats([`The last report is older than ${staleAfterHours} hours. The status may be out of date.`])),
    ...connection(facts),
    ...notLoaded(facts),
    ...(facts.logs === undefined ? [] : logFields(facts.logs)),
    {
      kind: 'actions',
      links: [
        ...actionLinks(facts.panel, ['showDetails']),
        ...actionLinks(facts.address, facts.panel.kind === 'coreDevice' ? [] : ['showCoreDevice']),
        ...actionLinks(facts.address, ['copyThingName']),
        ...actionLinks(facts.address, facts.failures.length > 0 ? ['copyFailureReport'] : []),
      ],
    },
    ...(facts.failures[0] === undefined ? [] : [documentation(facts.failures[0].kind)]),
    ...timeField('Last report', device.lastStatusUpdateTimestamp, 'The device has never reported', facts.timeZone),
    ...field('Platform', [device.platform, device.architecture].filter(Boolean).join(' / ')),
    ...field('Runtime', device.runtime),
    ...field('Nucleus', nucleusWords(facts)),
    ...paragraph(coreDeviceStatusMeaning(device.status)),
    ...field('Tags', tags.join(', ')),
    ...field('ARN', arn),
  ];
}
