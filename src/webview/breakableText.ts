import { element, type Content } from './element';

/** Words up to this length aren't broken, in characters. */
const maxUnbroken = 16;

/** The parts of a long word, such as the name of a component: a line can break after its separators, else before a capital. */
function partsOf(word: string): readonly string[] {
  return word.length <= maxUnbroken
    ? [word]
    : word
        .split(/(?<=[._:/])/u)
        .flatMap((part) => (part.length <= maxUnbroken ? [part] : part.split(/(?<=[a-z\d])(?=[A-Z])/u)));
}

/** Whether a text fits in a narrow column without breaks inside the parts of its words. */
export function fitsNarrowColumn(text: string): boolean {
  return text
    .split(/[\s-]/u)
    .flatMap(partsOf)
    .every((part) => part.length <= maxUnbroken);
}

/** A text whose long words can break between their parts. Copying it copies no breaks. */
export function breakableText(text: string): readonly Content[] {
  return text
    .split(/(?<=\s)/u)
    .flatMap((word) => partsOf(word).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part])));
}
