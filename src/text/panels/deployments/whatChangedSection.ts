import type { ChangeFacts, WhatChanged } from '../../../greengrass/rollouts/whatChanged';
import type { Place } from '../../../greengrass/knownDevice';
import { wordsForError } from '../../errors/errorWords';
import { changeList, changeSentences, distinctionSentence } from '../../messages/deployments/changeWords';
import type { Block, Section } from '../panel';
import { field } from '../values';

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function changeBlocks(changed: WhatChanged, place: Place): readonly Block[] {
  switch (changed.kind) {
    case 'changes': {
      const fields = changeList(changed.changes).map(({ name, change }) => field(name, { text: change }));
      return [
        paragraph(changeSentences(changed).join(' ')),
        ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]),
      ];
    }
    case 'first':
      return [paragraph('This is the first revision for its target.')];
    case 'unlisted':
      return [
        paragraph(
          place.asOf === undefined
            ? "AWS doesn't list the revision before this one."
            : "The revision before this one isn't in the snapshot.",
        ),
      ];
    case 'loading':
      return [paragraph('Loading…')];
    case 'notLoaded':
      return [paragraph('Refresh to compare this deployment with an earlier revision.')];
    case 'failed': {
      const { sentence, advice } = wordsForError(changed.error, place);
      return [paragraph(`${sentence}. ${advice}`)];
    }
  }
}

/** The section about what a failed deployment changed, and what sets the core devices apart on which it failed. */
export function whatChangedSection({ changed, distinctions }: ChangeFacts, place: Place): Section {
  const sentences = distinctions.map(distinctionSentence);
  return {
    id: 'whatChanged',
    title: 'What changed',
    blocks: [...changeBlocks(changed, place), ...sentences.map(paragraph)],
  };
}
