import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import { componentWords, verdictLook, verdictParts, verdictTally } from '../messages/driftWords';
import { inParts, inSpeech, type Row } from './row';

/** The row above the components of a device that differ from what was asked for. */
export function differencesRow(differences: readonly ComponentVerdict[]): Row {
  const label = `Differences (${differences.length})`;
  const description = verdictTally(differences);
  return { label, description, icon: 'diff', severity: 'info', accessibilityLabel: inSpeech(label, description) };
}

/** The row of a component that differs from what was asked for: the verdict and the versions. */
export function differenceRow(component: ComponentVerdict): Row {
  const { icon, severity } = verdictLook(component.verdict);
  const label = componentWords(component);
  const parts = verdictParts(component);
  return {
    label,
    description: inParts(...parts),
    icon,
    severity,
    accessibilityLabel: inSpeech(`Component ${label}`, ...parts),
  };
}
