import type { Distinction } from '../rollouts/distinctions';
import type { ChangeFacts, WhatChanged } from '../rollouts/whatChanged';
import type { Redactor } from './redactor';

function redactVersion(redactor: Redactor, version: string | undefined): string | undefined {
  return version && redactor.version(version);
}

function redactChanged(redactor: Redactor, changed: WhatChanged): WhatChanged {
  if (changed.kind !== 'changes') {
    return changed;
  }
  const { since, changes } = changed;
  return {
    ...changed,
    since: { revisionId: redactVersion(redactor, since.revisionId) },
    changes: {
      ...changes,
      components: changes.components.map((change) => ({
        ...change,
        componentName: redactor.text(change.componentName),
        from: redactVersion(redactor, change.from),
        to: redactVersion(redactor, change.to),
      })),
    },
  };
}

function redactDistinction(redactor: Redactor, distinction: Distinction): Distinction {
  const { kind, other } = distinction;
  const redact = (value: string): string => (kind === 'nucleus' ? redactor.version(value) : redactor.text(value));
  return { ...distinction, value: redact(distinction.value), other: { ...other, value: redact(other.value) } };
}

/** What a failed deployment changed without names and account numbers. It has no configuration. */
export function redactChanges(redactor: Redactor, { changed, distinctions }: ChangeFacts): ChangeFacts {
  return {
    changed: redactChanged(redactor, changed),
    distinctions: distinctions.map((distinction) => redactDistinction(redactor, distinction)),
  };
}
