import type { Span } from './neverRedacted';

/** What a name identifies. */
export type NameKind = 'thing' | 'thingGroup';

/** A name that its position in a text gives away. */
export interface PlacedName {
  readonly kind: NameKind;
  readonly name: string;
}

/** In ARNs and in messages of the nucleus: `thinggroup/line-3 requires =1.4.0`. */
const groupPosition = /(?<![\w-])thinggroup\/([\w:-]+)/gu;

/** In ARNs, URLs of the API, and MQTT topics: `$aws/things/press-1/shadow`. */
const thingPosition = /(?:(?<=:)thing\/|(?<![\w-])coreDevices[:/]|\$aws\/things\/)([\w:-]+)/gu;

/** The parts that the resource of an ARN can start with, apart from a name. */
const resourceType =
  /^(?:configuration:)?(?:(?:thing|thinggroup|job|client|topic|topicfilter)\/|coreDevices:|deployments:)?/u;

const arn = /(?<![\dA-Za-z])arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:([^\s"'`<>(),;]+)/gu;

/** A colon can belong to a name or follow it. At the end it follows it, and so does the revision of a configuration. */
function withoutTail(name: string, isConfiguration: boolean): string {
  const trimmed = name.replace(/:+$/u, '');
  return isConfiguration ? trimmed.replace(/:\d+$/u, '') : trimmed;
}

function placed(kind: NameKind, text: string, position: RegExp): readonly PlacedName[] {
  return [...text.matchAll(position)].flatMap(({ index, 1: found = '' }) => {
    const name = withoutTail(found, text.endsWith('configuration:', index));
    return name === '' ? [] : [{ kind, name }];
  });
}

/** The names of things and thing groups that a text contains where only such a name can be. */
export function placedNames(text: string): readonly PlacedName[] {
  // Most texts contain neither, and this is faster than the patterns.
  return text.includes('thing') || text.includes('coreDevices')
    ? [...placed('thing', text, thingPosition), ...placed('thingGroup', text, groupPosition)]
    : [];
}

/** The resources of the ARNs in a text, without their types. The resource of a component has no names of things. */
export function arnResources(text: string): readonly Span[] {
  return text.includes('arn:')
    ? [...text.matchAll(arn)].flatMap(({ index, 0: whole, 1: resource = '' }) => {
        const [type = ''] = resourceType.exec(resource) ?? [];
        const end = index + whole.length;
        return resource.startsWith('components:') ? [] : [{ start: end - resource.length + type.length, end }];
      })
    : [];
}
