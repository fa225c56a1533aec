import { visibleName } from '../../../base/visibleText';
import type { ComponentVerdict } from '../../../greengrass/drift/componentVerdict';
import type { DeviceTarget } from '../../../greengrass/drift/deviceTargets';
import { grouped } from '../../../base/numbers';
import { kindLook, kindSentence, verdictLook, verdictSentences } from '../../messages/drift/driftWords';
import { field, type Hover } from '../hover';

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

/** The hover of the row above all core devices that differ from what was asked for. */
export const differingDevicesHover: Hover = [
  { kind: 'heading', text: 'Differs from what was asked' },
  {
    kind: 'paragraph',
    text: 'Core devices whose root components differ from what the latest revision for each of their targets asks for, as of their last reports. They count only as far as their deployments and components are loaded. Find Drift… checks all of them.',
  },
];

/** The hover of the core devices on which a component differs in one way. */
export function differingComponentHover({ componentName, verdict }: ComponentVerdict, size: number): Hover {
  return [
    { kind: 'heading', text: visibleName(componentName) },
    ...field('Verdict', kindLook(verdict).words),
    ...field('Core devices', grouped(size)),
    { kind: 'paragraph', text: kindSentence(verdict) },
  ];
}
