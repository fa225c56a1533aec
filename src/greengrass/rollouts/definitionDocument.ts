import { isObject } from '../../base/json';
import type { ComponentDeploymentSpecification, Deployment, DeploymentPolicies } from '../model';

/** JSON with more levels than this is shown as one text: sorting and writing it could exhaust the stack. */
const maxDepth = 500;

/** What a sorted value can't represent. */
interface Losses {
  hasTooManyLevels: boolean;
  /** An integer that JavaScript rounds. Devices know integers of any length. */
  hasRounded: boolean;
}

/** Whether JavaScript may have rounded a number of JSON. */
function isRounded(value: unknown): boolean {
  const isInteger = typeof value === 'number' && (Number.isInteger(value) || !Number.isFinite(value));
  return isInteger && !Number.isSafeInteger(value);
}

/** Sorts keys at every level in one pass, because reading the members of a huge object takes long. */
function withSortedKeys(value: unknown, losses: Losses, levels = maxDepth): unknown {
  if (!isObject(value)) {
    losses.hasRounded ||= isRounded(value);
    return value;
  }
  if (levels === 0) {
    losses.hasTooManyLevels = true;
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withSortedKeys(item, losses, levels - 1));
  }
  // Entries of a huge object take several times longer than its keys. Without a prototype, any key can be assigned.
  const result: Record<string, unknown> = { __proto__: null };
  for (const key of Object.keys(value).sort()) {
    result[key] = withSortedKeys(Reflect.get(value, key), losses, levels - 1);
  }
  return result;
}

/** Whether two values of JSON are certainly equal: the same in any order of keys, and no number was rounded. */
function areEqual(a: unknown, b: unknown, levels = maxDepth): boolean {
  if (!isObject(a) || !isObject(b)) {
    return a === b && !isRounded(a);
  }
  if (levels === 0) {
    return false;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    const areArrays = Array.isArray(a) && Array.isArray(b) && a.length === b.length;
    return areArrays && a.every((item, index) => areEqual(item, b[index], levels - 1));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && areEqual(Reflect.get(a, key), Reflect.get(b, key), levels - 1))
  );
}

/** Whether two texts of a `merge` mean the same. Texts that aren't JSON objects do only if they are equal. */
export function isSameConfiguration(a: string, b: string): boolean {
  // Most are the same text, and parsing a large one takes long.
  if (a === b) {
    return true;
  }
  try {
    const value: unknown = JSON.parse(a);
    return isObject(value) && areEqual(value, JSON.parse(b));
  } catch {
    return false;
  }
}

/** Any value of the API with sorted keys; a text if it has too many levels. Lists keep their order. */
function sorted(value: unknown): unknown {
  const losses: Losses = { hasTooManyLevels: false, hasRounded: false };
  const result = withSortedKeys(value, losses);
  return losses.hasTooManyLevels ? `More than ${maxDepth} levels` : result;
}

/**
 * The configuration in a `merge`, with sorted keys; the text itself if it isn't a JSON object or if a part of it would be
 * lost as a value.
 */
export function mergedConfiguration(merge: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(merge);
  } catch {
    return merge;
  }
  const losses: Losses = { hasTooManyLevels: false, hasRounded: false };
  const result = withSortedKeys(value, losses);
  // A JSON string keeps its quotes, because a text that isn't JSON has none.
  return isObject(result) && !losses.hasTooManyLevels && !losses.hasRounded ? result : merge;
}

/** Members without those that are absent; `undefined` if all are. */
function present(members: Readonly<Record<string, unknown>>): object | undefined {
  const some = Object.entries(members).filter(([, value]) => value !== undefined);
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

function componentDocument({ componentVersion, merge, reset, runWith }: ComponentDeploymentSpecification): object {
  return {
    componentVersion,
    configurationUpdate: present({
      merge: merge === undefined ? undefined : mergedConfiguration(merge),
      reset: reset.length === 0 ? undefined : [...reset].sort(),
    }),
    runWith: sorted(runWith),
  };
}

/** The policies with the names of the API. */
export function policiesDocument({
  failureHandlingPolicy,
  componentUpdateAction,
  componentUpdateTimeout,
  configurationValidationTimeout,
}: DeploymentPolicies): object | undefined {
  return present({
    componentUpdatePolicy: present({ action: componentUpdateAction, timeoutInSeconds: componentUpdateTimeout }),
    configurationValidationPolicy: present({ timeoutInSeconds: configurationValidationTimeout }),
    failureHandlingPolicy,
  });
}

/** JSON with sorted keys for any value of the API. Equal texts mean the same. */
export function comparableJson(value: unknown): string {
  return JSON.stringify([sorted(value)]);
}

/**
 * The definition of a deployment as JSON for comparing: only what devices receive and how. Keys and `reset` are sorted,
 * `merge` is a value, and what differs between any two revisions is left out: IDs, times, status, and revision number.
 */
export function definitionDocument(deployment: Deployment): string {
  const { deploymentName, targetArn, parentTargetArn, components, tags } = deployment;
  const document = {
    components: Object.fromEntries(
      Object.entries(components)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, specification]) => [name, componentDocument(specification)]),
    ),
    deploymentName,
    deploymentPolicies: policiesDocument(deployment.deploymentPolicies),
    iotJobConfiguration: sorted(deployment.iotJobConfiguration),
    parentTargetArn,
    tags: sorted(tags),
    targetArn,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
