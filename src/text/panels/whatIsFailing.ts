import type { Target } from '../../greengrass/addresses/target';
import { failuresOf, isUnhealthyWithoutCause, type Failure } from '../../greengrass/failures/failure';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { deploymentCaveats } from '../messages/nucleusCaveats';
import { visibleText } from '../../base/visibleText';
import { nucleusLog } from '../../greengrass/logLocations';
import { parseReason } from '../../greengrass/failures/reason';
import { inParts } from '../rows/row';
import { failureName, failureTitle } from '../messages/failureWords';
import { coreDeviceStatusMeaning } from '../messages/statusMeanings';
import type { DeviceFacts } from './deviceFacts';
import { explainedCodes } from './explainedCodes';
import type { Block, ExplainedCode, Field, Section } from './panel';
import { field } from './values';

/** So many are named; the tables below have all. */
const mostNamed = 5;

/** How much of what the device said is shown; the panel of the thing itself has all of it. */
const shownOfReport = 600;

function targetOf(failure: Failure): Target {
  return failure.kind === 'component'
    ? { kind: 'installedComponent', componentName: failure.component.componentName }
    : { kind: 'effectiveDeployment', deploymentId: failure.deployment.deploymentId };
}

/** What the device said of a failure in words of its own. */
function reportOf(failure: Failure): string {
  if (failure.kind === 'component') {
    return failure.component.lifecycleStateDetails ?? '';
  }
  const { reason = '' } = failure.deployment;
  return parseReason(reason)?.message ?? reason;
}

function fieldOf(failure: Failure): Field {
  const code = failure.code === undefined ? 'no error code' : visibleText(failure.code);
  const note = inParts(code, visibleText(reportOf(failure), shownOfReport));
  return field(failureTitle(failure), { text: failureName(failure), target: targetOf(failure) }, note);
}

function isSame(a: Failure, b: Failure): boolean {
  return a.kind === b.kind && a.code === b.code;
}

/** The first with each code. */
function firsts(all: readonly Failure[]): readonly Failure[] {
  return all.filter((failure, index) => all.findIndex((other) => isSame(other, failure)) === index);
}

/** Those that are named: where many have one code, they must not push out what fails for another reason. */
function mostTelling(all: readonly Failure[]): readonly Failure[] {
  const chosen = [...new Set([...firsts(all), ...all])].slice(0, mostNamed);
  return all.filter((failure) => chosen.includes(failure));
}

/** Each code once, however many have it. */
function explain(named: readonly Failure[], facts: DeviceFacts): readonly ExplainedCode[] {
  return firsts(named).flatMap((failure) => {
    const { kind, code } = failure;
    const reportedTypes = named.filter((other) => isSame(other, failure)).flatMap(({ errorTypes }) => errorTypes);
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

/** What is said of a device that is unhealthy without a known cause, and what to do. */
function withoutCause({ device, details, components }: DeviceFacts): readonly string[] {
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
  const all = failuresOf(facts);
  const named = mostTelling(all);
  const codes = explain(named, facts);
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const blocks: readonly (Block | false)[] = [
    named.length > 0 && { kind: 'fields', fields: named.map(fieldOf) },
    all.length > named.length && paragraph(`And ${all.length - named.length} more below.`),
    named.some(({ code }) => code === undefined) && paragraph(withoutCode(facts)),
    codes.length > 0 && { kind: 'codes', label: 'What the error codes mean', isStack: false, codes },
    ...(isUnhealthyWithoutCause(facts.device, all) ? withoutCause(facts).map(paragraph) : []),
  ];
  const shown = blocks.filter((block) => block !== false);
  return shown.length === 0 ? [] : [{ id: 'failing', title: 'What is failing', blocks: shown }];
}
