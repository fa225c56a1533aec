import { visibleName } from '../../base/visibleText';
import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import type { DeviceTarget } from '../../greengrass/drift/deviceTargets';
import { verdictLook, verdictSentences } from '../messages/driftWords';
import { field, type Hover } from './hover';

/** The hover of the row above the components of a device that differ from what was asked for. */
export const differencesHover: Hover = [
  { kind: 'heading', text: 'Differences' },
  {
    kind: 'paragraph',
    text: 'Root components that differ from what the latest revision for each target of the device asks for, as of its last report. The panel of the core device has every verdict.',
  },
];

/**
 * The hover of a component that differs from what was asked for.
 * @param targets every target of the device
 */
export function differenceHover(component: ComponentVerdict, targets: readonly DeviceTarget[]): Hover {
  return [
    { kind: 'heading', text: visibleName(component.componentName) },
    ...field('Verdict', verdictLook(component.verdict).words),
    { kind: 'paragraph', text: verdictSentences(component, targets) },
  ];
}
