import type { CloudComponentStatus } from '../component';
import type { StatusLook } from './status';

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
    const unknown = { words: componentState, icon: 'question', severity: 'unknown' } as const;
    return known(states, componentState) ?? unknown;
  }
  if (vendorGuidance === undefined || vendorGuidance === 'ACTIVE') {
    return undefined;
  }
  return known(guidance, vendorGuidance) ?? { words: vendorGuidance, icon: 'question', severity: 'unknown' };
}
