import type { Hover, HoverPart } from '../../../../src/text/hovers/hover';

function lineOf(part: HoverPart): string {
  switch (part.kind) {
    case 'heading':
      return `# ${part.text}`;
    case 'field':
      return `${part.name}: ${part.value}`;
    case 'paragraph':
      return part.text;
    case 'caveat':
      return `! ${part.text}`;
    case 'code':
      return `* ${part.code} | ${part.meaning} | ${part.remedy ?? '-'}`;
    case 'json':
      return part.json;
    case 'link':
      return `${part.text} <${part.url}>`;
  }
}

/** A hover as lines of plain text, in reading order. */
export function hoverLines(hover: Hover): readonly string[] {
  return hover.map(lineOf);
}

/** The value of the field with this name. */
export function fieldIn(hover: Hover, name: string): string | undefined {
  return hover.flatMap((part) => (part.kind === 'field' && part.name === name ? [part.value] : []))[0];
}
