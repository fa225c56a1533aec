import { count, grouped } from '../../base/numbers';
import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import { componentWords, kindLook, verdictLook, verdictParts, verdictTally } from '../messages/drift/driftWords';
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

/** The row of the core devices that differ from what was asked for. */
export function differingDevicesRow(size: number): Row {
  const accessibilityLabel = `${count(size, 'device')} ${size === 1 ? 'differs' : 'differ'} from what was asked`;
  const label = `${grouped(size)} ${size === 1 ? 'differs' : 'differ'} from what was asked`;
  return { label, description: '', icon: 'diff', severity: 'info', accessibilityLabel };
}

/**
 * The row of the core devices on which a component differs in one way. A row that is kept only because it is selected says
 * that the component is as asked.
 */
export function differingComponentRow(
  { example, thingNames }: { readonly example: ComponentVerdict; readonly thingNames: readonly string[] },
  isGone: boolean,
): Row {
  const name = componentWords(example);
  const { words, icon, severity } = kindLook(isGone ? { kind: 'asAsked' } : example.verdict);
  if (isGone) {
    return { label: name, description: words, icon, severity: 'neutral', accessibilityLabel: inSpeech(name, words) };
  }
  return {
    label: `${grouped(thingNames.length)} × ${name}`,
    description: words,
    icon,
    severity,
    accessibilityLabel: inSpeech(`Component ${name}`, words, count(thingNames.length, 'device')),
  };
}
