import { addressOn } from '../../../greengrass/addresses/deviceAddress';
import { coreDeviceArn } from '../../../greengrass/addresses/arn';
import { failuresOf } from '../../../greengrass/failures/failure';
import { logLocationsOf } from '../../../greengrass/logLocations';
import { nucleusOf } from '../../../greengrass/status/nucleus';
import { isStale } from '../../../greengrass/status/stale';
import { visibleName } from '../../../base/visibleText';
import { coreDeviceStatusLook } from '../../../greengrass/status/status';
import { connectionRemedy, connectionWords, connectivitySentences } from '../../messages/devices/connectivityWords';
import { coreDeviceStatusMeaning, nothingKnown } from '../../messages/devices/statusMeanings';
import { actionsOf } from '../actions';
import { errorNotices, type DeviceFacts } from './deviceFacts';
import { deviceNotices } from './deviceNotices';
import { componentsTable, deploymentsTable } from './deviceTables';
import { driftSection } from '../drift/driftSection';
import { logsSection } from '../logsSection';
import type { Block, Field, Panel, Section, Table } from '../panel';
import { deviceSummary, neverReported, statusInPanel } from './deviceSummary';
import { timelineOf } from './timeline';
import { field, moment, statusOf, textField } from '../values';
import { versionsSection } from '../components/versionsSection';
import { whatIsFailing } from './whatIsFailing';

function identity({ device, details, place }: DeviceFacts): readonly Field[] {
  const { isLite, coreVersion } = nucleusOf(device, details);
  const { partition, region, account } = place;
  const arn = account && coreDeviceArn(partition, region, account, device.coreDeviceThingName);
  return [
    ...textField('Thing name', device.coreDeviceThingName),
    ...textField('ARN', arn),
    ...textField('Platform', device.platform),
    ...textField('Architecture', device.architecture),
    ...textField('Runtime', device.runtime),
    field('Nucleus', { text: isLite ? 'Nucleus Lite' : 'Nucleus (classic)' }),
    ...textField('Nucleus version', coreVersion),
    ...Object.entries(details?.tags ?? {}).flatMap(([key, value]) => textField(`Tag ${key}`, value)),
  ];
}

/** Whether the device is connected, or why that isn't known. */
function connection(facts: DeviceFacts): readonly Field[] {
  const { connectivity, timeZone, connectivityState } = facts;
  const words = connectivity && connectionWords(connectivity, timeZone);
  if (connectivity === undefined || words === undefined) {
    // A snapshot can't ask any more.
    return connectivityState === 'notRecorded'
      ? []
      : [field('Connection', { text: 'not known' }, connectivitySentences[connectivityState])];
  }
  const severity = connectivity.connected === true ? 'neutral' : 'warning';
  return [
    field('Connection', { text: words, severity }, connectionRemedy(connectivity)),
    field('Connection asked', moment(connectivity.askedAt)),
  ];
}

function health(facts: DeviceFacts): readonly Block[] {
  const { device } = facts;
  const { words, severity } = statusOf(coreDeviceStatusLook(device.status));
  // Green would say that the device is healthy at the moment.
  const isPast = severity === 'success' && isStale(device, facts.staleAfterHours, facts.now);
  const meaning = coreDeviceStatusMeaning(device.status).join(' ') || undefined;
  return [
    {
      kind: 'fields',
      fields: [
        field('Status', { text: words, severity: isPast ? 'neutral' : severity }, meaning),
        field(
          'Last report',
          moment(device.lastStatusUpdateTimestamp, neverReported),
          device.lastStatusUpdateTimestamp === undefined ? nothingKnown : 'A device that is off keeps its last status.',
        ),
        ...connection(facts),
      ],
    },
  ];
}

function listBlocks<T>(
  items: readonly T[] | undefined,
  empty: string,
  table: (items: readonly T[]) => Table,
): readonly Block[] {
  if (items === undefined) {
    return [{ kind: 'paragraph', text: 'Not loaded yet.' }];
  }
  return [items.length === 0 ? { kind: 'paragraph', text: empty } : table(items)];
}

/** The components that the log section names at most. */
const maxLoggedComponents = 3;

/** The components that made something fail, in the order of the failures. */
function failingComponents(facts: DeviceFacts): readonly string[] {
  const names = new Set(failuresOf(facts).flatMap(({ componentName }) => componentName ?? []));
  return [...names].slice(0, maxLoggedComponents);
}

/** A section for each component that targets ask for in different versions. */
function conflictSections(facts: DeviceFacts): readonly Section[] {
  const { conflicts = [] } = facts.drift ?? {};
  return conflicts.map((conflict) => versionsSection(facts, conflict, `versions/${conflict.conflict.componentName}`));
}

function titleOf(name: string, items: readonly unknown[] | undefined): string {
  return items === undefined ? name : `${name} (${items.length})`;
}

/** The panel of a core device. */
export function coreDevicePanel(facts: DeviceFacts): Panel {
  const { device, place, deployments, components, readAt, isLoading } = facts;
  const timeline = timelineOf(facts);
  return {
    address: addressOn(facts, { kind: 'coreDevice' }),
    kind: 'Core device',
    heading: visibleName(device.coreDeviceThingName),
    status: statusInPanel(facts),
    summary: deviceSummary(facts),
    notices: [...deviceNotices(facts), ...errorNotices(facts.errors, place)],
    actions: [
      ...actionsOf({ kind: 'coreDevice', on: facts }),
      ...(facts.connectivityState === 'off' ? (['showConnectivity'] as const) : []),
    ],
    sections: [
      ...whatIsFailing(facts),
      { id: 'health', title: 'Health', blocks: health(facts) },
      logsSection(logLocationsOf(failingComponents(facts), facts), facts, facts),
      {
        id: 'deployments',
        title: titleOf('Deployments', deployments),
        blocks: listBlocks(deployments, 'No effective deployments.', (items) => deploymentsTable(facts, items)),
      },
      {
        id: 'components',
        title: titleOf('Components', components),
        blocks: listBlocks(components, 'No installed components reported.', (items) => componentsTable(facts, items)),
      },
      ...(facts.drift === undefined ? [] : [driftSection(facts.drift, place)]),
      ...conflictSections(facts),
      ...(timeline === undefined
        ? []
        : [
            {
              id: 'timeline',
              title: 'Timeline',
              blocks: [
                timeline,
                {
                  kind: 'paragraph',
                  text: 'Each bar is an effective deployment. Each tick is the last status change of a component. The API returns no earlier deployments.',
                },
              ] as const,
            },
          ]),
      { id: 'identity', title: 'Identity', blocks: [{ kind: 'fields', fields: identity(facts) }] },
    ],
    readAt: readAt?.getTime(),
    isLoading,
  };
}
