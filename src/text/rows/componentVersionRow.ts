import { grouped } from '../../base/numbers';
import { ageOf, shortAgeOf } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import type { VersionSpread } from '../../fleet/components/componentIndex';
import type { IndexCoverage } from '../../fleet/components/indexCoverage';
import type { KnownVersion } from '../../fleet/components/knownVersions';
import type { ComponentVersion } from '../../greengrass/component';
import { lifecycleStateLook, type Look } from '../../greengrass/status/status';
import { cloudStateLook } from '../../greengrass/status/cloudState';
import { deviceWords, failingWords, spreadLook } from './componentRow';
import { inParts, inSpeech, type Row } from './row';

/** What the row of a version shows. */
export interface VersionFacts {
  readonly version: KnownVersion;
  /** `undefined` if no known core device has it. */
  readonly spread: VersionSpread | undefined;
  /** `undefined` until DescribeComponent has returned. */
  readonly described: ComponentVersion | undefined;
  /** `undefined` if it isn't known. */
  readonly published: Date | undefined;
  readonly coverage: IndexCoverage;
}

/**
 * The row of a version: what keeps it from being deployed, on how many devices it is failing, on how many it runs, and when it
 * was published.
 */
export function componentVersionRow(facts: VersionFacts, now: Date): Row {
  const { version, spread, described, published, coverage } = facts;
  const label = version.version === '' ? '(no version)' : visibleText(version.version);
  const state = described && cloudStateLook(described.status);
  const stateWords = state && visibleText(state.words.toLowerCase());
  const failing = failingWords(spread?.failed ?? 0);
  const where = deviceWords(spread?.devices ?? 0, coverage);
  const latest = version.isLatest ? 'latest' : undefined;
  const look: Look = spread === undefined || spread.failed === 0 ? (state ?? spreadLook([])) : spreadLook([spread]);
  return {
    label,
    description: inParts(stateWords, failing, latest, where, published && shortAgeOf(published, now)),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(
      `Version ${label}`,
      latest,
      stateWords,
      failing,
      where,
      published && `published ${ageOf(published, now)}`,
    ),
  };
}

/** The row of the devices on which a component has a state: `Broken (2)`. */
export function componentStateRow(state: string, size: number): Row {
  const { words, icon, severity } = lifecycleStateLook(state);
  const label = `${visibleText(words)} (${grouped(size)})`;
  return { label, description: '', icon, severity, accessibilityLabel: label };
}
