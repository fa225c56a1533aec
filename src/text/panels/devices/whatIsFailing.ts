import type { Target } from '../../../greengrass/addresses/target';
import { failuresOf, isUnhealthyWithoutCause, type Failure } from '../../../greengrass/failures/failure';
import { failureClues } from '../../../greengrass/failures/failureClues';
import { visibleText } from '../../../base/visibleText';
import { nucleusLog } from '../../../greengrass/logLocations';
import { parseReason } from '../../../greengrass/failures/reason';
import { inParts } from '../../rows/row';
import { failureCode, failureName, failureTitle } from '../../messages/failureWords';
import { isUnexplained, remedyOf, withoutCodeSentences } from '../../messages/failureRemedy';
import { labelAmong } from '../../messages/deployments/namesakes';
import { coreDeviceStatusMeaning } from '../../messages/devices/statusMeanings';
import { nothingBroken, nothingBrokenRemedy } from '../../messages/devices/unhealthyWords';
import type { DeviceFacts } from './deviceFacts';
import { codesDocumentation, explainedCodes } from '../explainedCodes';
import type { Block, ExplainedCode, Field, Section } from '../panel';
import { field } from '../values';

/** The section names at most this many failures. The tables below have all. */
const maxNamed = 5;

/** How many characters of a reported message are shown. The panel of the deployment or component has all of it. */
const reportLength = 600;

/** What the panel of a device links to for a failure. */
export function targetOf(failure: Failure): Target {
  return failure.kind === 'component'
    ? { kind: 'installedComponent', componentName: failure.component.componentName }
    : { kind: 'effectiveDeployment', deploymentId: failure.deployment.deploymentId };
}

/** The message that the device reported about a failure. */
function reportOf(failure: Failure): string {
  if (failure.kind === 'component') {
    return failure.component.lifecycleStateDetails ?? '';
  }
  const { reason = '' } = failure.deployment;
  return parseReason(reason)?.message ?? reason;
}

function fieldOf(failure: Failure, { deployments = [], timeZone }: DeviceFacts): Field {
  const note = inParts(failureCode(failure), visibleText(reportOf(failure), reportLength));
  const name =
    failure.kind === 'component' ? failureName(failure) : labelAmong(failure.deployment, deployments, timeZone);
  return field(failureTitle(failure), { text: name, target: targetOf(failure) }, note);
}

function isSame(a: Failure, b: Failure): boolean {
  return a.kind === b.kind && a.code === b.code;
}

/** The first failure with each code. */
function firstOfEachCode(all: readonly Failure[]): readonly Failure[] {
  return all.filter((failure, index) => all.findIndex((other) => isSame(other, failure)) === index);
}

/** The failures that are named. Many failures with one code must not hide a failure with another code. */
function namedFailures(all: readonly Failure[]): readonly Failure[] {
  const selected = [...new Set([...firstOfEachCode(all), ...all])].slice(0, maxNamed);
  return all.filter((failure) => selected.includes(failure));
}

/** Explains each code once, however many failures have it. */
function explain(named: readonly Failure[], facts: DeviceFacts): readonly ExplainedCode[] {
  return firstOfEachCode(named).flatMap((failure) => {
    const { kind, code } = failure;
    const reportedTypes = named.filter((other) => isSame(other, failure)).flatMap(({ errorTypes }) => errorTypes);
    const codes = code === undefined ? [] : [code];
    return explainedCodes({ kind, codes, headline: undefined, reportedTypes }, facts.explain);
  });
}

/** How many failures without a code have their own remedy. */
const maxRemedies = 3;

/** What to do about failures that no code explains, each remedy once. */
function remedies(named: readonly Failure[], facts: DeviceFacts): readonly Block[] {
  const fields = named
    .filter((failure) => isUnexplained(failure, facts.explain))
    .map((failure) => {
      const clues = failureClues(failure, facts);
      const note = failure.code === undefined ? withoutCodeSentences(clues).join(' ') : '';
      return field(
        'What to do',
        { text: remedyOf(failure.code, clues, facts.explain, facts.timeZone) },
        note || undefined,
      );
    })
    .filter(({ value }, index, all) => all.findIndex((other) => other.value.text === value.text) === index);
  return fields.length === 0 ? [] : [{ kind: 'fields', fields: fields.slice(0, maxRemedies) }];
}

/** Sentences about a device that is unhealthy without a known cause, and what to do. */
function withoutCause({ device, details, components, place }: DeviceFacts): readonly string[] {
  if (components === undefined) {
    const meaning = coreDeviceStatusMeaning(device.status).join(' ');
    return [`${meaning} Its components aren't loaded yet, so the broken one is unknown.`];
  }
  return [nothingBroken, nothingBrokenRemedy(place.asOf !== undefined, nucleusLog({ device, details }))];
}

/** What is failing on a device, why, and what to do; no section if nothing is failing. */
export function whatIsFailing(facts: DeviceFacts): readonly Section[] {
  const all = failuresOf(facts);
  const named = namedFailures(all);
  const codes = explain(named, facts);
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const blocks: readonly (Block | false)[] = [
    named.length > 0 && { kind: 'fields', fields: named.map((failure) => fieldOf(failure, facts)) },
    all.length > named.length && paragraph(`And ${all.length - named.length} more below.`),
    ...remedies(named, facts),
    codes.length > 0 && {
      kind: 'codes',
      label: 'What the error codes mean',
      isStack: false,
      codes,
      documentation: codesDocumentation(named.flatMap(({ kind, code }) => (code === undefined ? [] : kind))),
    },
    ...(isUnhealthyWithoutCause(facts.device, all) ? withoutCause(facts).map(paragraph) : []),
  ];
  const shown = blocks.filter((block) => block !== false);
  return shown.length === 0 ? [] : [{ id: 'failing', title: 'What is failing', blocks: shown }];
}
