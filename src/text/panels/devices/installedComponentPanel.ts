import { addressOn } from '../../../greengrass/addresses/deviceAddress';
import { isFailedComponent } from '../../../greengrass/failures/failure';
import { failureClues, failureFor } from '../../../greengrass/failures/failureClues';
import { isUnexplained, remedyOf } from '../../messages/failureRemedy';
import { componentHeadline, statusCodesOf } from '../../../greengrass/failures/headline';
import { nucleusOf } from '../../../greengrass/status/nucleus';
import { componentCaveats } from '../../messages/devices/nucleusCaveats';
import { visibleName, visibleText } from '../../../base/visibleText';
import { componentKindWords } from '../../messages/components/componentKindWords';
import { installationSource } from '../../messages/components/installationSource';
import { logLocations } from '../../../greengrass/logLocations';
import type { InstalledComponent } from '../../../greengrass/model';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { lifecycleStateMeaning } from '../../messages/devices/statusMeanings';
import { actionsOf } from '../actions';
import { errorNotices, type DeviceFacts } from './deviceFacts';
import { componentsTable } from './deviceTables';
import { codesBlock } from '../explainedCodes';
import { configurationSection } from '../drift/configurationSection';
import { logsSection } from '../logsSection';
import type { Field, Panel, Section, Value } from '../panel';
import { kindWords } from '../panelWords';
import { copyable, field, moment, statusOf, textField } from '../values';

/** What installed it: a link if it is an effective deployment of the device. */
function source(facts: DeviceFacts, component: InstalledComponent): Value {
  const { lastInstallationSource: id = '' } = component;
  const text = visibleText(installationSource(id, facts.deployments));
  const isKnown = facts.deployments?.some(({ deploymentId }) => deploymentId === id) === true;
  return {
    text,
    ...(id === '' ? {} : { copy: id }),
    ...(isKnown && id !== '' ? { target: { kind: 'effectiveDeployment', deploymentId: id } as const } : {}),
  };
}

/** What to do about a failing component without a code that says it. */
function remedyFields(facts: DeviceFacts, component: InstalledComponent): readonly Field[] {
  const failure = failureFor(facts, component);
  return failure !== undefined && isUnexplained(failure, facts.explain)
    ? [
        field('What to do', {
          text: remedyOf(failure.code, failureClues(failure, facts), facts.explain, facts.timeZone),
        }),
      ]
    : [];
}

function stateFields(facts: DeviceFacts, component: InstalledComponent): readonly Field[] {
  const look = lifecycleStateLook(component.lifecycleState);
  return [
    field(
      'Lifecycle state',
      { text: statusOf(look).words, severity: look.severity },
      lifecycleStateMeaning(component.lifecycleState),
    ),
    ...remedyFields(facts, component),
    ...textField('Details', component.lifecycleStateDetails),
    field(
      'Last status change',
      moment(component.lastStatusChangeTimestamp),
      "When the lifecycle state last changed. A deployment that only changes the configuration doesn't change this time.",
    ),
    field('Last report', moment(component.lastReportedTimestamp), 'When the device last reported this component.'),
    field('Installed by', source(facts, component)),
  ];
}

function identity(facts: DeviceFacts, component: InstalledComponent): readonly Field[] {
  return [
    field('Core device', { ...copyable(facts.device.coreDeviceThingName), target: { kind: 'coreDevice' } }),
    ...textField('Component name', component.componentName),
    ...textField('Version', component.componentVersion),
    field('Kind', { text: componentKindWords(component, nucleusOf(facts.device, facts.details)) }),
  ];
}

/** The other failing components from the same deployment. They often fail for the same reason. */
function siblings(facts: DeviceFacts, component: InstalledComponent): readonly Section[] {
  const { lastInstallationSource: id = '' } = component;
  const failing = (facts.components ?? []).filter(
    (other) =>
      id !== '' &&
      other.lastInstallationSource === id &&
      other.componentName !== component.componentName &&
      isFailedComponent(other),
  );
  return failing.length === 0
    ? []
    : [
        {
          id: 'siblings',
          title: `Other failing components from the same source (${failing.length})`,
          blocks: [componentsTable(facts, failing)],
        },
      ];
}

/** The panel of an installed component. */
export function installedComponentPanel(facts: DeviceFacts, component: InstalledComponent): Panel {
  const { place, readAt, isLoading, device } = facts;
  const codes = statusCodesOf(component);
  const headline = componentHeadline(component);
  const codeBlocks = codesBlock(
    'Status codes',
    { kind: 'component', codes, headline, reportedTypes: [] },
    facts.explain,
  );
  const address = addressOn(facts, { kind: 'installedComponent', componentName: component.componentName });
  return {
    address,
    kind: kindWords(address),
    heading: visibleName(component.componentName),
    status: statusOf(lifecycleStateLook(component.lifecycleState)),
    summary: [component.componentVersion, headline].flatMap((text) =>
      text === undefined || text === '' ? [] : [{ text: visibleText(text) }],
    ),
    notices: [
      ...componentCaveats(nucleusOf(device, facts.details)).map((text) => ({ severity: 'info', text }) as const),
      ...errorNotices(facts.errors, place),
    ],
    actions: actionsOf({ kind: 'installedComponent', on: facts, component }),
    sections: [
      { id: 'state', title: 'State', blocks: [{ kind: 'fields', fields: stateFields(facts, component) }] },
      ...(codeBlocks.length === 0 ? [] : [{ id: 'codes', title: 'Status codes', blocks: codeBlocks }]),
      ...siblings(facts, component),
      logsSection(logLocations(component.componentName, facts), facts, facts),
      ...(facts.drift === undefined
        ? []
        : [configurationSection(facts.drift, component.componentName, facts.deployments ?? [], place)]),
      { id: 'identity', title: 'Identity', blocks: [{ kind: 'fields', fields: identity(facts, component) }] },
    ],
    readAt: readAt?.getTime(),
    isLoading,
  };
}
