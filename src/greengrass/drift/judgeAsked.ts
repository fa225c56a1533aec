import type { InstalledComponent } from '../model';
import type { DeviceTarget } from './deviceTargets';
import { notReported, unknown, type Judge } from './judge';
import { isNucleusPatch, unlistedOnLite } from './nucleusComponents';
import { completeReportAt, outdated } from './reports';
import type { Verdict } from './verdict';

const asAsked: Verdict = { kind: 'asAsked' };
const otherVersion: Verdict = { kind: 'otherVersion' };
const missing: Verdict = { kind: 'missing' };
const localOverride: Verdict = { kind: 'localOverride' };

/** The verdict about a component that a target asks for, apart from other targets. */
export function judgeAsked(
  componentName: string,
  version: string | undefined,
  installed: InstalledComponent | undefined,
  { reach, isCertain, execution }: DeviceTarget,
  judge: Judge,
): Verdict {
  if (judge.nucleus.isLite && unlistedOnLite.has(componentName)) {
    return unknown('notListedOnLite');
  }
  if (reach.kind === 'canceled' || (!isCertain && reach.kind === 'unknown')) {
    return reach;
  }
  const actual = installed?.componentVersion;
  if ((version !== undefined && version === actual) || isNucleusPatch(componentName, version, actual)) {
    return asAsked;
  }
  if (reach.kind !== 'applied') {
    return reach;
  }
  const reportedAt =
    installed === undefined ? completeReportAt(judge.components) : installed.lastReportedTimestamp?.getTime();
  const late = outdated(reportedAt, execution?.modifiedTimestamp?.getTime(), notReported(judge));
  if (late !== undefined) {
    return late;
  }
  if (installed === undefined) {
    return missing;
  }
  if (version === undefined || actual === undefined) {
    return unknown('notReported');
  }
  return installed.lastInstallationSource === 'LOCAL' ? localOverride : otherVersion;
}
