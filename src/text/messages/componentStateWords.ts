import { visibleText } from '../../base/visibleText';
import type { CloudComponentStatus } from '../../greengrass/component';
import type { StatusLook } from '../../greengrass/status/status';

const guidance: Readonly<Record<string, StatusLook>> = {
  DISCONTINUED: { words: 'Discontinued', icon: 'warning', severity: 'warning' },
  DELETED: { words: 'Deleted', icon: 'circle-slash', severity: 'error' },
};

const states: Readonly<Record<string, StatusLook>> = {
  REQUESTED: { words: 'Requested', icon: 'sync', severity: 'progress' },
  INITIATED: { words: 'Being created', icon: 'sync', severity: 'progress' },
  FAILED: { words: 'Failed', icon: 'error', severity: 'error' },
  DEPRECATED: { words: 'Deprecated', icon: 'warning', severity: 'warning' },
};

function known(table: Readonly<Record<string, StatusLook>>, key: string | undefined): StatusLook | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * What keeps a version from being deployed, or advises against it; `undefined` if it is deployable. A state that this program
 * doesn't know is shown as itself.
 */
export function cloudStateLook({ componentState, vendorGuidance }: CloudComponentStatus): StatusLook | undefined {
  if (componentState !== undefined && componentState !== 'DEPLOYABLE') {
    const unknown = { words: visibleText(componentState), icon: 'question', severity: 'unknown' } as const;
    return known(states, componentState) ?? unknown;
  }
  if (vendorGuidance === undefined || vendorGuidance === 'ACTIVE') {
    return undefined;
  }
  return (
    known(guidance, vendorGuidance) ?? { words: visibleText(vendorGuidance), icon: 'question', severity: 'unknown' }
  );
}

/** What a state of a version means for a deployment, in sentences. */
export function cloudStateSentences({ componentState, vendorGuidance }: CloudComponentStatus): readonly string[] {
  const sentences: Readonly<Record<string, string>> = {
    REQUESTED: 'AWS is still creating this version. A deployment that names it fails until it is deployable.',
    INITIATED: 'AWS is still creating this version. A deployment that names it fails until it is deployable.',
    FAILED:
      "AWS couldn't create this version. It can't be deployed. Fix the cause, then publish it with another version number.",
    DEPRECATED: 'This version is deprecated.',
    DISCONTINUED: 'The publisher advises against this version. It can still be deployed.',
    DELETED: 'This version was deleted. A deployment that names it fails; core devices that have it keep it.',
  };
  return [componentState, vendorGuidance].flatMap((key) =>
    key !== undefined && Object.hasOwn(sentences, key) ? (sentences[key] ?? []) : [],
  );
}
