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
import { withoutCodeSentences } from '../../messages/failureRemedy';
import { nothingBroken, nothingBrokenRemedy } from '../../messages/devices/unhealthyWords';
import { explainedFailure } from '../explainedFailure';
import { actionLinks, caveats, documentation, field, paragraph, timeField, type Hover } from '../hover';
import { logFields } from '../logFields';

/** Each failure by name and headline code, and since when the first one fails: `Component broken: com.acme.Monitor, STARTUP_ERROR`. */
function failures({ failures: named, more, timeZone }: CoreDeviceFacts): Hover {
  const at = named[0]?.clues.at;
  return [
    ...named.flatMap(({ title, name, cause }) => field(title, `${name}, ${cause}`)),
    ...(at === undefined ? [] : timeField('Failing since', at, '', timeZone)),
    ...(more > 0 ? paragraph([`${count(more, 'more failure')}: open the device to see all.`]) : []),
  ];
}

/** What the first failure means and what to do, and which versions of a component satisfy which requirements. */
function explanation(facts: CoreDeviceFacts, explain: ExplainErrorCode): Hover {
  const {
    failures: [worst],
    versions,
    isNothingBroken,
    place,
    timeZone,
  } = facts;
  return [
    ...paragraph((versions && verdictSentences(versions)) ?? []),
    ...(worst !== undefined && worst.code === undefined ? paragraph(withoutCodeSentences(worst.clues)) : []),
    ...(worst === undefined ? [] : explainedFailure(worst.code, worst.clues, explain, timeZone)),
    ...(versions === undefined ? [] : conflictParts(versions)),
    ...(worst === undefined && isNothingBroken
      ? [
          ...paragraph([nothingBroken]),
          { kind: 'remedy', text: nothingBrokenRemedy(place.asOf !== undefined) } as const,
        ]
      : []),
  ];
}

/** The status. That of a failing device comes after its failures: a failed deployment doesn't change that it is healthy. */
function status({ device, failures: { length } }: CoreDeviceFacts): Hover {
  const { words } = coreDeviceStatusLook(device.status);
  const isHealthyFailing = length > 0 && device.status === 'HEALTHY';
  return field('Status', isHealthyFailing ? `${words} (no component was broken at the last report)` : words);
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

/** What the links of the hover do. A snapshot has no log lines. */
function links(facts: CoreDeviceFacts): Hover {
  const { panel, address, place, logs } = facts;
  return [
    {
      kind: 'actions',
      links: [
        ...actionLinks(panel, ['showDetails']),
        ...actionLinks(panel, logs === undefined || place.asOf !== undefined ? [] : ['showLogs']),
        ...actionLinks(address, panel.kind === 'coreDevice' ? [] : ['showCoreDevice']),
        ...actionLinks(address, ['copyThingName']),
        ...actionLinks(address, facts.failures.length > 0 ? ['copyFailureReport'] : []),
      ],
    },
  ];
}

/** The hover of a core device: its failures and what to do, health with the time of the report, and identity. */
export function coreDeviceHover(facts: CoreDeviceFacts, explain: ExplainErrorCode): Hover {
  const {
    device,
    details,
    place,
    staleAfterHours,
    failures: [worst],
  } = facts;
  const { partition, region, account } = place;
  const arn = account === undefined ? undefined : coreDeviceArn(partition, region, account, device.coreDeviceThingName);
  const tags = Object.entries(details?.tags ?? {}).map(([key, value]) => `${key} = ${value}`);
  return [
    { kind: 'heading', text: visibleName(device.coreDeviceThingName) },
    ...(worst === undefined ? status(facts) : []),
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
    ...links(facts),
    ...(worst === undefined ? [] : [documentation(worst.clues.kind), ...status(facts)]),
    ...timeField('Last report', device.lastStatusUpdateTimestamp, 'The device has never reported', facts.timeZone),
    ...field('Platform', [device.platform, device.architecture].filter(Boolean).join(' / ')),
    ...field('Runtime', device.runtime),
    ...field('Nucleus', nucleusWords(facts)),
    ...(worst === undefined ? paragraph(coreDeviceStatusMeaning(device.status)) : []),
    ...field('Tags', tags.join(', ')),
    ...field('ARN', arn),
  ];
}
