import { grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import type { IndexCoverage, VersionSpread } from '../../fleet/components/componentIndex';
import type { KnownVersion } from '../../fleet/components/knownComponents';
import type { ComponentVersion } from '../../greengrass/component';
import { lifecycleStateLook, type Look } from '../../greengrass/status/status';
import { cloudStateLook } from '../../greengrass/status/cloudState';
import { failingWords, spreadLook } from './componentRow';
import { inParts, inSpeech, type Row } from './row';

/** What the row of a version shows. */
export interface VersionFacts {
  readonly version: KnownVersion;
  /** `undefined` if no known core device has it. */
  readonly spread: VersionSpread | undefined;
  /** `undefined` until DescribeComponent has returned. */
  readonly described: ComponentVersion | undefined;
  readonly coverage: IndexCoverage;
}

function deviceWords(spread: VersionSpread | undefined, { scanned }: IndexCoverage): string | undefined {
  if (spread === undefined) {
    return scanned === 0 ? undefined : `on none of ${grouped(scanned)} scanned`;
  }
  return `on ${grouped(spread.devices)}`;
}

/** The row of a version: what keeps it from being deployed, on how many devices it is failing, and on how many it runs. */
export function componentVersionRow({ version, spread, described, coverage }: VersionFacts): Row {
  const label = version.version === '' ? '(no version)' : visibleText(version.version);
  const state = described && cloudStateLook(described.status);
  const stateWords = state && visibleText(state.words.toLowerCase());
  const failing = failingWords(spread?.failed ?? 0);
  const where = deviceWords(spread, coverage);
  const latest = version.isLatest ? 'latest' : undefined;
  const look: Look = spread === undefined || spread.failed === 0 ? (state ?? spreadLook([])) : spreadLook([spread]);
  return {
    label,
    description: inParts(stateWords, failing, where, latest),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(`Version ${label}`, latest, stateWords, failing, where),
  };
}

/** The row of the devices on which a component has a state: `Broken (2)`. */
export function componentStateRow(state: string, size: number): Row {
  const { words, icon, severity } = lifecycleStateLook(state);
  const label = `${visibleText(words)} (${grouped(size)})`;
  return { label, description: '', icon, severity, accessibilityLabel: label };
}
