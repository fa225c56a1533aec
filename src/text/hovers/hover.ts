import { documentationOf } from '../../greengrass/codes/documentation';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import { grouped } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import { absoluteTime, type TimeZone } from '../../base/time';
import type { HoverAction, HoverLink } from './hoverActions';

/**
 * A hover as data, without its rendering. Every text in it may come from AWS, so the renderer escapes it.
 */
export type HoverPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'caveat'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string; readonly meaning: string; readonly remedy: string | undefined }
  /** What to do about a failure that no code explains. */
  | { readonly kind: 'remedy'; readonly text: string }
  /** JSON to read and to copy. The only data from AWS in it are validated names. */
  | { readonly kind: 'json'; readonly json: string }
  /** Links that run a command for an address, in one line. */
  | { readonly kind: 'actions'; readonly links: readonly HoverLink[] }
  /** A link to a fixed public page, never built from data. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export type Hover = readonly HoverPart[];

/** How many characters of one text a hover shows. Copy as JSON copies all of it. */
const shownInHover = 600;

/** A field with its value; nothing if the value is absent or empty. */
export function field(name: string, value: string | undefined): Hover {
  return value === undefined || value === '' ? [] : [{ kind: 'field', name, value: visibleText(value, shownInHover) }];
}

/** A field with the first of some names; nothing if there are none. It says how many others there are. */
export function namesField(name: string, first: readonly string[], total: number): Hover {
  const shown = first.map(visibleName).join(', ');
  return field(name, total > first.length ? `${shown}, and ${grouped(total - first.length)} more` : shown);
}

/** A field with an absolute time. A hover is built once, so an age in it would become outdated. */
export function timeField(name: string, time: Date | undefined, absent: string, zone: TimeZone): Hover {
  return [{ kind: 'field', name, value: time === undefined ? absent : absoluteTime(time, zone) }];
}

/** A link to the page of the documentation that explains the codes of a kind. */
export function documentation(kind: ErrorCode['kind']): HoverPart {
  return { kind: 'link', text: 'Troubleshooting in the AWS documentation', url: documentationOf[kind] };
}

/** Links that act on one address. */
export function actionLinks(address: DeviceAddress, actions: readonly HoverAction[]): readonly HoverLink[] {
  return actions.map((action) => ({ action, address }));
}

/** Caveats, a sentence each. */
export function caveats(sentences: readonly string[]): Hover {
  return sentences.map((text) => ({ kind: 'caveat', text }));
}

/** Sentences as one paragraph; nothing if there are none. */
export function paragraph(sentences: readonly string[]): Hover {
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', text: sentences.join(' ') }];
}
