import { isThingName } from './addresses/thingName';

/** What AWS IoT can find things by. */
export interface IndexConditions {
  /** Only things that are disconnected. */
  readonly isOffline?: true | undefined;
  readonly thingType?: string | undefined;
  /** A name and a value: `site=graz`. */
  readonly attribute?: string | undefined;
  /** Only things in one of these thing groups. The index may not know that a thing is in the groups above its own. */
  readonly thingGroups?: readonly string[] | undefined;
}

/** How many thing groups a query can have: AWS allows 12 terms, and the other conditions need one each. */
export const maxThingGroups = 9;

/** A field of the fleet index whose values can be counted. */
export type IndexField = 'registry.thingTypeName' | 'registry.thingGroupNames';

/** Why a condition can't be in a query. */
export interface QueryRefusal {
  readonly part: 'thingType' | 'attribute' | 'thingGroup';
  /** A character that the index doesn't support there; `undefined` if the text isn't `name=value`. */
  readonly character: string | undefined;
}

/** A query of the fleet index, or why there is none. */
export type IndexQuery = { readonly queryString: string } | { readonly refused: QueryRefusal };

/**
 * The characters of attributes that the index supports. It has none of `` ` @ # % \ / ' ; , `` in a query, not even
 * escaped, and a colon would end the name. The documentation is the page about the query syntax of AWS IoT.
 */
const nameCharacters = /^[\w.-]*/u;
const valueCharacters = /^[\w.:=[\]-]*/u;
const thingCharacters = /^[a-zA-Z0-9:_-]*/u;

/** The first character of a text that isn't allowed. A text that is too long has none. */
function firstRefused(text: string, allowed: RegExp): string | undefined {
  const [start = ''] = allowed.exec(text) ?? [];
  return /^./su.exec(text.slice(start.length))?.[0];
}

/** The name and the value of an attribute, both of which must not be empty. */
function attributeIn(text: string): readonly [name: string, value: string] | undefined {
  const end = text.indexOf('=');
  const [name, value] = [text.slice(0, end).trim(), text.slice(end + 1).trim()];
  return end < 0 || name === '' || value === '' ? undefined : [name, value];
}

/** Why a condition can't be in a query; `undefined` if it can. */
export function refusalOf(part: QueryRefusal['part'], text: string): QueryRefusal | undefined {
  if (part !== 'attribute') {
    return isThingName(text) ? undefined : { part, character: firstRefused(text, thingCharacters) };
  }
  const attribute = attributeIn(text);
  if (attribute === undefined) {
    return { part, character: undefined };
  }
  const [name, value] = attribute;
  const character = firstRefused(name, nameCharacters) ?? firstRefused(value, valueCharacters);
  return character === undefined ? undefined : { part, character };
}

function attributeTerm(text: string): string {
  const [name, value] = attributeIn(text) ?? ['', ''];
  return `attributes.${name}:"${value}"`;
}

function thingGroupTerm(names: readonly string[]): string {
  const values = names.map((name) => `"${name}"`).join(' OR ');
  return `thingGroupNames:${names.length === 1 ? values : `(${values})`}`;
}

/**
 * The query for all of these conditions; every thing without any. Values are in quotes, because names of things can have a
 * colon.
 */
export function indexQuery({ isOffline, thingType, attribute, thingGroups }: IndexConditions): IndexQuery {
  const refused = [
    thingType === undefined ? undefined : refusalOf('thingType', thingType),
    attribute === undefined ? undefined : refusalOf('attribute', attribute),
    ...(thingGroups ?? []).map((name) => refusalOf('thingGroup', name)),
  ].find((refusal) => refusal !== undefined);
  if (refused !== undefined) {
    return { refused };
  }
  const terms = [
    ...(isOffline === undefined ? [] : ['connectivity.connected:false']),
    ...(thingType === undefined ? [] : [`thingTypeName:"${thingType}"`]),
    ...(attribute === undefined ? [] : [attributeTerm(attribute)]),
    ...(thingGroups === undefined ? [] : [thingGroupTerm(thingGroups)]),
  ];
  return { queryString: terms.length === 0 ? '*' : terms.join(' AND ') };
}
