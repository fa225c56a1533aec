import type { Target } from '../../greengrass/addresses/target';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import {
  compareComponents,
  compareDeployments,
  componentHeadline,
  deploymentHeadline,
  isFailedComponent,
  isFailedDeployment,
} from '../../greengrass/failures/failure';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { deploymentCaveats } from '../messages/nucleusCaveats';
import { visibleName, visibleText } from '../../base/visibleText';
import { nucleusLog } from '../../greengrass/logLocations';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { parseReason } from '../../greengrass/failures/reason';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { inParts } from '../rows/row';
import { executionStatusLook, lifecycleStateLook, severities, type StatusLook } from '../../greengrass/status/status';
import { coreDeviceStatusMeaning } from '../messages/statusMeanings';
import type { DeviceFacts } from './deviceFacts';
import { explainedCodes } from './explainedCodes';
import type { Block, ExplainedCode, Field, Section } from './panel';
import { field } from './values';

/** So many are named; the tables below have all. */
const mostNamed = 5;

/** How much of what the device said is shown; the panel of the thing itself has all of it. */
const shownOfReport = 600;

/** A failed deployment or a failing component. */
interface Failing {
  readonly kind: ErrorCode['kind'];
  readonly name: string;
  readonly target: Target;
  readonly look: StatusLook;
  /** The headline code; `undefined` where the device reported none. */
  readonly code: string | undefined;
  readonly reportedTypes: readonly string[];
  /** What the device said of it in words of its own. */
  readonly report: string | undefined;
}

function failedDeployment(deployment: EffectiveDeployment): Failing {
  const { deploymentId, statusDetails, reason } = deployment;
  return {
    kind: 'deployment',
    name: deploymentLabel(deployment),
    target: { kind: 'effectiveDeployment', deploymentId },
    look: executionStatusLook(deployment.coreDeviceExecutionStatus),
    code: deploymentHeadline(deployment),
    reportedTypes: statusDetails?.errorTypes ?? [],
    report: parseReason(reason)?.message ?? reason,
  };
}

function failingComponent(component: InstalledComponent): Failing {
  const { componentName } = component;
  return {
    kind: 'component',
    name: visibleName(componentName),
    target: { kind: 'installedComponent', componentName },
    look: lifecycleStateLook(component.lifecycleState),
    code: componentHeadline(component),
    reportedTypes: [],
    report: component.lifecycleStateDetails,
  };
}

/** Everything that fails on the device: the worst first, components before deployments, each as the tables have them. */
function failingOn({ deployments = [], components = [] }: DeviceFacts): readonly Failing[] {
  return [
    ...components.filter(isFailedComponent).sort(compareComponents).map(failingComponent),
    ...deployments.filter(isFailedDeployment).sort(compareDeployments).map(failedDeployment),
  ].sort((a, b) => severities.indexOf(b.look.severity) - severities.indexOf(a.look.severity));
}

function fieldOf({ kind, look, name, target, code, report = '' }: Failing): Field {
  const title = `${kind === 'component' ? 'Component' : 'Deployment'} ${look.words.toLowerCase()}`;
  const note = inParts(code === undefined ? 'no error code' : visibleText(code), visibleText(report, shownOfReport));
  return field(title, { text: name, target }, note);
}

function isSame(a: Failing, b: Failing): boolean {
  return a.kind === b.kind && a.code === b.code;
}

/** The first with each code. */
function firsts(all: readonly Failing[]): readonly Failing[] {
  return all.filter((failing, index) => all.findIndex((other) => isSame(other, failing)) === index);
}

/** Those that are named: where many have one code, they must not push out what fails for another reason. */
function mostTelling(all: readonly Failing[]): readonly Failing[] {
  const chosen = [...new Set([...firsts(all), ...all])].slice(0, mostNamed);
  return all.filter((failing) => chosen.includes(failing));
}

/** Each code once, however many have it. */
function explain(named: readonly Failing[], facts: DeviceFacts): readonly ExplainedCode[] {
  return firsts(named).flatMap((failing) => {
    const { kind, code } = failing;
    const reportedTypes = named.filter((other) => isSame(other, failing)).flatMap((other) => other.reportedTypes);
    const codes = code === undefined ? [] : [code];
    return explainedCodes({ kind, codes, headline: undefined, reportedTypes }, facts.explain);
  });
}

/** What to do about failures without a code. */
function withoutCode({ device, details }: DeviceFacts): string {
  const nucleus = nucleusOf(device, details);
  const log = nucleusLog({ platform: device.platform, isLite: nucleus.isLite });
  const look = nucleus.isLite ? [] : [`Where there is no error code, look at the log of the nucleus: ${log}.`];
  return [...deploymentCaveats(nucleus), ...look].join(' ');
}

/** Of a device that says it is unhealthy, and of which no failing component is known: just that, and what to do. */
function unexplained({ device, details, components }: DeviceFacts): readonly string[] {
  if (device.status !== 'UNHEALTHY' || components?.some(isFailedComponent) === true) {
    return [];
  }
  if (components === undefined) {
    const meaning = coreDeviceStatusMeaning(device.status).join(' ');
    return [`${meaning} Its components have not been read yet, so it is not known which one.`];
  }
  const { isLite } = nucleusOf(device, details);
  return [
    'The device says that it is unhealthy, and nothing on it is known to be broken: no component is errored or broken, as last reported.',
    `Refresh to read it again. If it stays so, look at the log of the nucleus: ${nucleusLog({ platform: device.platform, isLite })}.`,
  ];
}

/** What is failing on a device, why, and what to do; no section where nothing is. */
export function whatIsFailing(facts: DeviceFacts): readonly Section[] {
  const all = failingOn(facts);
  const named = mostTelling(all);
  const codes = explain(named, facts);
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const blocks: readonly (Block | false)[] = [
    named.length > 0 && { kind: 'fields', fields: named.map(fieldOf) },
    all.length > named.length && paragraph(`And ${all.length - named.length} more below.`),
    named.some(({ code }) => code === undefined) && paragraph(withoutCode(facts)),
    codes.length > 0 && { kind: 'codes', label: 'What the error codes mean', isStack: false, codes },
    ...unexplained(facts).map(paragraph),
  ];
  const shown = blocks.filter((block) => block !== false);
  return shown.length === 0 ? [] : [{ id: 'failing', title: 'What is failing', blocks: shown }];
}
