import { specificationOf } from '../deployedSpecification';
import type { InstalledComponent } from '../model';
import { nucleusComponent } from '../status/nucleus';
import type { Ask, ComponentVerdict } from './componentVerdict';
import { notReported, unknown, type Judge } from './judge';
import { lastEndAt, outdated } from './reports';
import { decisive, type Verdict } from './verdict';

const localOverride: Verdict = { kind: 'localOverride' };

/** What earlier revisions explain: the targets whose slots hold a component that their latest revisions don't name. */
function explanations(componentName: string, { targets }: Judge): readonly Ask[] {
  const asks: Ask[] = [];
  for (const target of targets) {
    const { reach, held } = target;
    if (reach.kind !== 'applied' && typeof held === 'object' && specificationOf(held, componentName) !== undefined) {
      asks.push({ target, isAsked: false, componentVersion: undefined, verdict: reach });
    }
  }
  return asks;
}

/** The verdict about a root component that no target asks for and no earlier revision explains. */
function judgeUnasked(installed: InstalledComponent, judge: Judge): Verdict {
  const { lastInstallationSource: source, lastReportedTimestamp } = installed;
  if (judge.gap !== undefined) {
    return unknown(judge.gap);
  }
  const isLocal = source === 'LOCAL';
  if (!isLocal && judge.targets.some(({ held }) => held === 'unknown')) {
    return unknown('earlierRevision');
  }
  if (source === undefined || source === '') {
    return unknown(notReported(judge));
  }
  const late = outdated(lastReportedTimestamp?.getTime(), lastEndAt(judge.deployments), notReported(judge));
  const from = judge.deployments.find(({ deploymentId }) => deploymentId === source);
  return late ?? (isLocal ? localOverride : { kind: 'orphan', from });
}

/** Whether Nucleus Lite may have a component as a root: the deployment that installed it names the component. */
function isNamedBySource({ componentName, lastInstallationSource = '' }: InstalledComponent, judge: Judge): boolean {
  const definition = lastInstallationSource === '' ? undefined : judge.revisions.definitionOf(lastInstallationSource);
  return definition !== undefined && specificationOf(definition, componentName) !== undefined;
}

/** The verdict about an installed component that no target asks for; `undefined` if none has to. */
export function unaskedVerdict(installed: InstalledComponent, judge: Judge): ComponentVerdict | undefined {
  const { componentName, isRoot } = installed;
  // Every device has a nucleus, also if no deployment names it.
  if (isRoot !== true || componentName === nucleusComponent) {
    return undefined;
  }
  const asks = explanations(componentName, judge);
  if (asks.length > 0) {
    return { componentName, installed, asks, verdict: decisive(asks) };
  }
  if (judge.nucleus.isLite) {
    return isNamedBySource(installed, judge)
      ? { componentName, installed, asks, verdict: unknown('dependencyOnLite') }
      : undefined;
  }
  return { componentName, installed, asks, verdict: judgeUnasked(installed, judge) };
}
