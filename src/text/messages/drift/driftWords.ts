import { capitalized } from '../../../base/capitalized';
import { visibleName, visibleText } from '../../../base/visibleText';
import { targetInWords } from '../../../greengrass/addresses/arn';
import type { Ask, ComponentVerdict } from '../../../greengrass/drift/componentVerdict';
import type { DeviceTarget } from '../../../greengrass/drift/deviceTargets';
import {
  verdictKinds,
  type Aftermath,
  type NotYet,
  type Verdict,
  type VerdictKind,
} from '../../../greengrass/drift/verdict';
import type { StatusLook } from '../../../greengrass/status/status';
import { revisionWords } from '../deployments/rolloutWords';
import { unknownSentence } from './unknownVerdictWords';

type Looks = Readonly<Record<VerdictKind, StatusLook>>;

/** A difference is no failure: its look doesn't stand out like one. */
const looks: Looks = {
  asAsked: { words: 'As asked', icon: 'pass', severity: 'success' },
  otherVersion: { words: 'Other version', icon: 'diff-modified', severity: 'info' },
  missing: { words: 'Missing', icon: 'diff-removed', severity: 'info' },
  orphan: { words: 'Not asked for', icon: 'diff-added', severity: 'info' },
  localOverride: { words: 'Local override', icon: 'edit', severity: 'info' },
  conflict: { words: 'Conflict', icon: 'git-compare', severity: 'info' },
  notYet: { words: 'Not yet', icon: 'inbox', severity: 'progress' },
  failed: { words: 'Deployment failed', icon: 'error', severity: 'neutral' },
  canceled: { words: 'Deployment canceled', icon: 'circle-slash', severity: 'neutral' },
  unknown: { words: 'Unknown', icon: 'question', severity: 'unknown' },
};

const notYetWords: Readonly<Record<NotYet, string>> = {
  notReceived: 'not received',
  queued: 'queued',
  inProgress: 'in progress',
  reportOlder: 'report is older',
};

const aftermathWords: Readonly<Record<Aftermath, string>> = {
  unchanged: 'Deployment failed, nothing changed',
  rolledBack: 'Deployment failed, rolled back',
  applied: 'Deployment failed, not rolled back',
  unknown: 'Deployment failed',
};

/** How a kind of verdict is shown, apart from what one device says about it. */
export function kindLook({ kind }: Pick<Verdict, 'kind'>): StatusLook {
  return looks[kind];
}

/** How a verdict is shown. */
export function verdictLook(verdict: Verdict): StatusLook {
  const look = looks[verdict.kind];
  switch (verdict.kind) {
    case 'notYet':
      return { ...look, words: `Not yet: ${notYetWords[verdict.why]}` };
    case 'conflict':
      return verdict.hasFailed ? { ...look, words: 'Conflict, deployment failed', severity: 'error' } : look;
    case 'failed':
      return { ...look, words: aftermathWords[verdict.aftermath] };
    default:
      return look;
  }
}

/** How many components have each verdict, the most important first: `1 conflict, 2 missing`. */
export function verdictTally(components: readonly ComponentVerdict[]): string {
  return verdictKinds
    .flatMap((kind) => {
      const amount = components.filter(({ verdict }) => verdict.kind === kind).length;
      return amount === 0 ? [] : [`${amount} ${looks[kind].words.toLowerCase()}`];
    })
    .join(', ');
}

/** `thing group line-3`: a target of a device. A sub-deployment has its own target and the one of its parent. */
export function driftTargetWords({ slot, revision }: DeviceTarget): string {
  const { targetArn = '', parentTargetArn } = revision ?? {};
  return visibleText(
    parentTargetArn === undefined
      ? targetInWords(slot)
      : `${targetInWords(targetArn)}, sub-deployment of ${targetInWords(parentTargetArn)}`,
  );
}

/** `Thing group line-3, revision 4, asks for version 1.4.0`. */
function askWords({ target, isAsked, componentVersion }: Ask): string {
  const words = [driftTargetWords(target), ...(target.revision === undefined ? [] : [revisionWords(target.revision)])];
  const subject = words.filter(Boolean).join(', ');
  const version =
    componentVersion === undefined || componentVersion === '' ? 'it' : `version ${visibleText(componentVersion)}`;
  const verb = isAsked ? `asks for ${version}` : "doesn't ask for it";
  return `${capitalized(subject)}, ${verb}.`;
}

const localStays = 'What a local deployment installed stays until another local deployment removes it.';
const cleanUp =
  'The next deployment to the device removes it, if the IoT policy of the device allows greengrass:ListThingGroupsForCoreDevice.';

function orphanSentences(
  verdict: Extract<Verdict, { kind: 'orphan' }>,
  targets: readonly DeviceTarget[],
): readonly string[] {
  const { from } = verdict;
  if (from?.targetArn === undefined) {
    return ['No target asks for it.', cleanUp];
  }
  const target = visibleText(targetInWords(from.targetArn));
  const isTarget = targets.some(({ slot }) => from.targetArn?.endsWith(`:${slot}`) === true);
  const isGroup = target.startsWith('thing group ');
  return [
    'No target asks for it.',
    isTarget || !isGroup
      ? `An earlier revision for ${target} installed it.`
      : `A deployment to ${target} installed it, and the device isn't in that group.`,
    cleanUp,
  ];
}

function failedSentences(
  { aftermath, lastApplied }: Extract<Verdict, { kind: 'failed' }>,
  asks: readonly Ask[],
): readonly string[] {
  const held = asks.map(({ target }) => target.held).find((one) => typeof one === 'object');
  const isLast = typeof held === 'object' && held.deploymentId === lastApplied?.deploymentId;
  const revision = isLast ? revisionWords(held) : undefined;
  const outcomes: Readonly<Record<Aftermath, string>> = {
    unchanged: 'The deployment failed and changed nothing on the device.',
    rolledBack: 'The deployment failed, and the device was rolled back.',
    applied: "The deployment failed and wasn't rolled back.",
    unknown: "The deployment failed. The device doesn't say what it left.",
  };
  return [outcomes[aftermath], ...(revision === undefined ? [] : [`Before that, the device applied ${revision}.`])];
}

/** Which deployments failed because of a conflict, and what to do. */
function conflictSentences(asks: readonly Ask[]): readonly string[] {
  const failed = asks
    .filter(({ verdict }) => verdict.kind === 'conflict' && verdict.hasFailed)
    .map(({ target }) => `The deployment to ${driftTargetWords(target)} failed because of this.`);
  return ["A device can't run both versions.", ...failed, 'Revise one of the deployments.'];
}

const notYetSentences: Readonly<Record<NotYet, string>> = {
  notReceived: "The device hasn't received the deployment.",
  queued: 'The deployment is queued for the device.',
  inProgress: 'The deployment is in progress on the device.',
  reportOlder: 'The last report of the component is older than the deployment.',
};

/** What a verdict means, apart from who asks for what. */
function meaning({ verdict, installed, asks }: ComponentVerdict, targets: readonly DeviceTarget[]): readonly string[] {
  const version = visibleText(installed?.componentVersion ?? '');
  switch (verdict.kind) {
    case 'asAsked':
      return ['It is installed.'];
    case 'otherVersion':
      return [`Version ${version} is installed, although the device applied the deployment.`];
    case 'missing':
      return ["The device applied the deployment, but doesn't report the component."];
    case 'localOverride':
      return asks.some(({ isAsked }) => isAsked)
        ? [`A local deployment installed version ${version}.`, localStays]
        : ['No target asks for it.', 'A local deployment installed it.', localStays];
    case 'orphan':
      return orphanSentences(verdict, targets);
    case 'conflict':
      return conflictSentences(asks);
    case 'notYet':
      return [notYetSentences[verdict.why]];
    case 'failed':
      return failedSentences(verdict, asks);
    case 'canceled':
      return ['The deployment was canceled before the device applied it.'];
    case 'unknown':
      return [unknownSentence(verdict.why)];
  }
}

/**
 * Who asks for a component, and what the verdict about it means.
 * @param targets every target of the device
 */
export function verdictSentences(component: ComponentVerdict, targets: readonly DeviceTarget[]): string {
  return [...component.asks.map(askWords), ...meaning(component, targets)].join(' ');
}

/** A verdict with the versions: `Other version, 1.3.0 instead of 1.4.0`. */
export function verdictParts({ verdict, installed, asks }: ComponentVerdict): readonly string[] {
  const asked = [...new Set(asks.flatMap(({ componentVersion }) => componentVersion ?? []))].map((one) =>
    visibleText(one),
  );
  const actual = visibleText(installed?.componentVersion ?? '');
  const { words } = verdictLook(verdict);
  switch (verdict.kind) {
    case 'conflict':
      return [words, asked.join(' or ')];
    case 'missing':
      return [words, asked.join(', ')];
    case 'otherVersion':
    case 'localOverride':
      return [words, asked.length === 0 ? actual : `${actual} instead of ${asked.join(', ')}`];
    default:
      return [words, actual];
  }
}

/** The name of a component as it is shown. */
export function componentWords({ componentName }: ComponentVerdict): string {
  return visibleName(componentName);
}

const kindSentences: Partial<Record<VerdictKind, string>> = {
  otherVersion:
    'Another version is installed than the one that a target asks for, although the device applied the deployment.',
  missing: "The device applied the deployment, but doesn't report the component.",
  orphan: `No target of the device asks for it. ${cleanUp}`,
  localOverride: `A local deployment installed it. ${localStays}`,
  conflict: "Targets of the device ask for different versions. A device can't run both.",
};

/** What a difference means, without the targets and versions of one device. Empty for a verdict that is none. */
export function kindSentence({ kind }: Verdict): string {
  return kindSentences[kind] ?? '';
}
