import type { ListedDeployment } from '../model';

/** Who requires certain versions of a component: a deployment, or a component that depends on it. */
export type RequiredBy =
  | { readonly kind: 'thing' | 'thingGroup'; readonly name: string }
  | {
      readonly kind: 'component';
      readonly name: string;
      /** Whose recipe requires it; absent in reasons, which don't name it. */
      readonly componentVersion?: string;
    }
  /** A deployment that was created on the device. */
  | { readonly kind: 'localDeployment' };

/** A requirement that the nucleus had to satisfy. */
export interface VersionRequirement {
  readonly by: RequiredBy;
  /** As the nucleus wrote it: `=1.4.0` or `>=1.0.0 <2.0.0`. */
  readonly range: string;
  /** The deployment of the target that requires it; absent in reasons, which don't name it. */
  readonly deployment?: ListedDeployment;
}

/** What a reason says about a component that the nucleus found no version for. */
export interface VersionConflict {
  readonly componentName: string;
  readonly requirements: readonly VersionRequirement[];
  /** Whether the reason was cut, so that it can have lost requirements. */
  readonly isCut: boolean;
}

/** Nucleus 2.9.4 and later cut longer messages. */
const cutAt = 1_024;

/** `Component com.acme.Press version constraints: thinggroup/line-3 requires =1.4.0, LOCAL_DEPLOYMENT requires =1.5.0.` */
const constraints = /Component (\S{1,200}) version constraints:([^]*)/u;

/** `… component 'com.acme.Press' … satisfying requirement '{thinggroup/line-3==1.4.0, com.acme.Line=>=1.0.0}'.` */
const requirementMap =
  /[Cc]omponent:? '?([\w.-]{1,200})'? [^{}]{0,200}\b(?:satisfying|satisfy)(?: requirement:?)? '?\{([^{}]*)(\})?/u;

/** What the nucleus calls a deployment that was created on the device. */
const localDeployments = new Set(['LOCAL_DEPLOYMENT', 'LOCAL']);

function requiredBy(name: string): RequiredBy {
  if (localDeployments.has(name)) {
    return { kind: 'localDeployment' };
  }
  const [, resource, target] = /^(thing|thinggroup)\/(.+)$/u.exec(name) ?? [];
  return target === undefined
    ? { kind: 'component', name }
    : { kind: resource === 'thing' ? 'thing' : 'thingGroup', name: target };
}

/** A requirement of the form `name` separator `range`; nothing for any other text. */
function requirementIn(text: string, form: RegExp): readonly VersionRequirement[] {
  const [, name, range] = form.exec(text.trim()) ?? [];
  return name === undefined || range === undefined ? [] : [{ by: requiredBy(name), range: range.trim() }];
}

/** The requirements in a list. The last one of a list that was cut can lack its end, so it doesn't count. */
function requirementsIn(list: string, isCut: boolean, form: RegExp): readonly VersionRequirement[] {
  const parts = list.split(',');
  return (isCut ? parts.slice(0, -1) : parts).flatMap((part) => requirementIn(part, form));
}

/**
 * Parses the reason of a deployment for whose component the nucleus found no version, in the wordings of nucleus 2.0 and
 * later. `undefined` if the reason names no requirements: other failures, and those of nucleus lite.
 */
export function parseVersionConflict(reason: string | undefined): VersionConflict | undefined {
  const text = reason ?? '';
  const [, name, sentence] = constraints.exec(text) ?? [];
  if (name !== undefined && sentence !== undefined) {
    // A version also contains dots, but nothing except the end of the sentence follows one with a space.
    const end = sentence.search(/\.(?:\s|$)/u);
    const isCut = end < 0 && text.length >= cutAt;
    const list = end < 0 ? sentence : sentence.slice(0, end);
    return conflict(name, requirementsIn(list, isCut, /^(\S+) requires (.+)$/u), isCut);
  }
  const [, olderName, map, close] = requirementMap.exec(text) ?? [];
  if (olderName === undefined || map === undefined) {
    return undefined;
  }
  const isCut = close === undefined;
  return conflict(olderName, requirementsIn(map, isCut, /^([^\s=]+)=(.+)$/u), isCut);
}

function conflict(
  componentName: string,
  requirements: readonly VersionRequirement[],
  isCut: boolean,
): VersionConflict | undefined {
  return requirements.length === 0 ? undefined : { componentName, requirements, isCut };
}
