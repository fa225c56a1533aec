import { legibleMarkdown } from '../../base/markdown';
import { redactChanges } from '../../greengrass/redaction/redactChanges';
import type { Redactor } from '../../greengrass/redaction/redactor';
import type { ChangeFacts } from '../../greengrass/rollouts/whatChanged';
import type { ConflictFacts } from '../../greengrass/versions/conflictFacts';
import { parseVersionConflict } from '../../greengrass/versions/versionConflict';
import { changeLine, distinctionSentence } from '../messages/deployments/changeWords';
import { conflictCaveats, requiredByWords, verdictSentences } from '../messages/components/versionWords';
import { item } from './literal';

/** What is known of why deployments failed besides what the device reported, by deployment ID. */
export interface KnownCauses {
  /** What a failed deployment changed; `undefined` if it didn't fail. */
  readonly changesOf: (deploymentId: string) => ChangeFacts | undefined;
  /** The versions that a failed deployment could have had; `undefined` if it failed for another reason. */
  readonly conflictOf: (deploymentId: string) => ConflictFacts | undefined;
}

/** What is known without any request. */
export const noCauses: KnownCauses = { changesOf: () => undefined, conflictOf: () => undefined };

/** What a failed deployment changed and what sets its failing devices apart, as far as known. */
export function changeLines({ changed, distinctions }: ChangeFacts): readonly string[] {
  return [
    ...item('What changed', changed.kind === 'changes' ? changeLine(changed) : undefined),
    ...distinctions.map((distinction) => `- ${legibleMarkdown(distinctionSentence(distinction))}`),
  ];
}

/**
 * The version requirements of a failed deployment, and which published versions satisfy them, as far as known.
 * @param reason the reason in the report: in a redacted one, it has stand-ins
 */
export function versionLines(facts: ConflictFacts, reason: string | undefined): readonly string[] {
  const conflict = parseVersionConflict(reason);
  if (conflict === undefined) {
    return [];
  }
  const sentences = [...(verdictSentences({ ...facts, conflict }) ?? []), ...conflictCaveats(conflict)];
  return [
    ...conflict.requirements.flatMap(({ by, range }) =>
      item(`Required by ${legibleMarkdown(requiredByWords(by))}`, range),
    ),
    ...sentences.map((sentence) => `- ${legibleMarkdown(sentence)}`),
  ];
}

/** The causes without names and account numbers. */
export function redactCauses(redactor: Redactor, { changesOf, conflictOf }: KnownCauses): KnownCauses {
  return {
    changesOf: (deploymentId) => {
      const changes = changesOf(deploymentId);
      return changes && redactChanges(redactor, changes);
    },
    conflictOf: (deploymentId) => {
      const facts = conflictOf(deploymentId);
      const published = facts?.published?.map((version) => redactor.version(version));
      return facts && { ...facts, published, componentArn: undefined, described: [] };
    },
  };
}
