import { visibleName, visibleText } from '../../../base/visibleText';
import { cloudStateLook } from '../../../greengrass/status/cloudState';
import { isOfAllVersions } from '../../../fleet/components/componentAt';
import type { CloudComponentStatus, ComponentVersion } from '../../../greengrass/component';
import type { VersionSpread } from '../../../fleet/components/componentIndex';
import { cloudStateReasons, cloudStateSentences, unlistedVersion } from '../../messages/components/componentStateWords';
import { originSentences } from '../../messages/components/componentOriginWords';
import { deviceWords, failingWords, spreadLook } from '../../rows/componentRow';
import type { ComponentPanelFacts } from './componentFacts';
import { errorNotices } from '../devices/deviceFacts';
import type { Notice, Status, Value } from '../panel';
import { moment, statusOf } from '../values';

/** Where the panel's component runs: in any version, or in that of the panel. */
export function shownSpreads({ address, component, version }: ComponentPanelFacts): readonly VersionSpread[] {
  const spreads = component.spread?.versions ?? [];
  return isOfAllVersions(address) ? spreads : spreads.filter((one) => one.version === version.version);
}

/** The sum over versions. */
export function sumOf(spreads: readonly VersionSpread[], key: 'devices' | 'failed'): number {
  return spreads.reduce((sum, spread) => sum + spread[key], 0);
}

/** The name of the component, with the version in the panel of a version: panels of several versions have tabs. */
export function componentHeading({ address, component, version }: ComponentPanelFacts): string {
  const { componentName } = component;
  return visibleName(isOfAllVersions(address) ? componentName : `${componentName} ${version.version}`);
}

/** Whether a version can be deployed, and what advises against it. */
export function versionState({ status }: ComponentVersion): Status {
  const look = cloudStateLook(status);
  return look === undefined ? { words: 'Deployable', severity: 'neutral' } : statusOf(look);
}

/** On how many devices it is failing, else whether the version can be deployed. */
export function componentStatus(facts: ComponentPanelFacts): Status | undefined {
  const { address, described, version } = facts;
  const spreads = shownSpreads(facts);
  const failing = failingWords(sumOf(spreads, 'failed'));
  if (failing !== undefined) {
    return { words: failing, severity: spreadLook(spreads).severity };
  }
  if (described === undefined) {
    return undefined;
  }
  const { words, severity } = versionState(described);
  // The panel of a component is about all versions, but the state is that of one.
  return {
    words: isOfAllVersions(address) ? visibleText(`${version.version} ${words.toLowerCase()}`) : words,
    severity,
  };
}

/** Whether the version is the latest, when it was published, and on how many of the component's devices it is. */
export function componentSummary(facts: ComponentPanelFacts): readonly Value[] {
  const { address, component, version, described, coverage } = facts;
  const { text, time } = moment(described?.creationTimestamp ?? version.published);
  // A component in no catalog has no latest version, so its panel is about all of them.
  const isAboutAll = address.kind === 'unlistedComponent' && isOfAllVersions(address);
  const total = component.spread?.devices ?? 0;
  const onVersion = component.spread?.versions.find((one) => one.version === version.version)?.devices ?? 0;
  const where = deviceWords(isAboutAll ? total : onVersion, coverage, total);
  const name = visibleText(version.version);
  const names = [
    ...(isOfAllVersions(address) && !isAboutAll && name !== ''
      ? [version.isLatest ? `Latest version ${name}` : name]
      : []),
    ...(!isOfAllVersions(address) && version.isLatest ? ['Latest version'] : []),
  ];
  return [
    ...names.map((words) => ({ text: words })),
    ...(time === undefined ? [] : [{ text: text === '' ? 'Published ' : text, time }]),
    ...(where === undefined ? [] : [{ text: `O${where.slice(1)}` }]),
  ];
}

/** How many reasons are shown at once. */
const maxReasons = 2;

function stateNotices(status: CloudComponentStatus): readonly Notice[] {
  const sentences = cloudStateSentences(status);
  const reasons = sentences.length === 0 ? [] : cloudStateReasons(status);
  const details = reasons.slice(maxReasons);
  return sentences.map((sentence, index) => ({
    severity: 'warning',
    text: [sentence, ...(index === 0 ? reasons.slice(0, maxReasons) : [])].join(' '),
    ...(index === 0 && details.length > 0 ? { details } : {}),
  }));
}

/** What the user should read before they trust the rest. */
export function componentNotices({
  component,
  version,
  described,
  place,
  errors,
}: ComponentPanelFacts): readonly Notice[] {
  return [
    ...(described === undefined ? [] : stateNotices(described.status)),
    ...originSentences(component).map((text) => ({
      severity: component.replacesProvided ? ('warning' as const) : ('info' as const),
      text,
    })),
    ...(version.isUnlisted ? [{ severity: 'info' as const, text: unlistedVersion }] : []),
    ...errorNotices(errors, place),
  ];
}
