import { count } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import type { QueryRefusal } from '../../greengrass/indexQuery';

/** How many things the fleet index found that aren't core devices, as a sentence. */
export function otherThings(others: number): string {
  return `${count(others, 'thing')} in the index ${others === 1 ? "isn't a core device" : "aren't core devices"}.`;
}

/** Why the fleet index can't filter by a text, as a sentence. */
export function refusalWords({ part, character }: QueryRefusal): string {
  if (character !== undefined) {
    return `Fleet indexing doesn't support the character ${visibleText(character)} here.`;
  }
  return part === 'attribute'
    ? 'Type a name and a value, such as site=graz.'
    : `This isn't a valid ${part === 'thingType' ? 'thing type' : 'thing group'}.`;
}

/** What a filter by the fleet index needs, if the user hasn't turned it on. */
export const connectivityOff = {
  /** Beside the choice. */
  description: 'needs setting greengrass.connectivity',
  sentence:
    'This filter searches the AWS IoT fleet index, and AWS bills each search. Turn on setting greengrass.connectivity to use it.',
  action: 'Turn On',
} as const;
