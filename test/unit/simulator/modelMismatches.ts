import { shapeNamed, type ServiceName, type Shape } from '../../simulator/http/apiModel';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, { type }: Shape): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return isObject(value);
    case 'list':
      return Array.isArray(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
    case 'enum':
    case 'blob':
      return typeof value === 'string';
    default:
      return typeof value === 'number' && Number.isFinite(value);
  }
}

function brokenLimits(value: unknown, { values, traits: { length, pattern } = {} }: Shape): readonly string[] {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
  return [
    ...(values !== undefined && !values.some((allowed) => allowed === value) ? [`is not one of ${values.join()}`] : []),
    ...(size !== undefined && (size < (length?.min ?? 0) || size > (length?.max ?? Infinity))
      ? ['has a bad length']
      : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test(String(value)) ? [`does not match ${pattern}`] : []),
  ];
}

function insideMismatches(value: unknown, shape: Shape, path: string, service: ServiceName): readonly string[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) => modelMismatches(item, shape.member ?? '', service, `${path}[${index}]`));
  }
  if (!isObject(value)) {
    return [];
  }
  if (shape.type === 'map') {
    return Object.entries(value).flatMap(([key, item]) =>
      modelMismatches(item, shape.value ?? '', service, `${path}.${key}`),
    );
  }
  const { members = {} } = shape;
  const missing = Object.entries(members)
    .filter(([name, { traits }]) => traits?.required !== undefined && value[name] === undefined)
    .map(([name]) => `${path}.${name}: is missing`);
  const present = Object.entries(value).flatMap(([name, member]) => {
    const target = members[name]?.target;
    return target === undefined
      ? [`${path}.${name}: is not in the model`]
      : modelMismatches(member, target, service, `${path}.${name}`);
  });
  return [...missing, ...present];
}

/** The differences between a JSON value and a shape of the API model, as `path: problem`. */
export function modelMismatches(
  value: unknown,
  shapeName: string,
  service: ServiceName = 'greengrass',
  path = shapeName,
): readonly string[] {
  const shape = shapeNamed(shapeName, service);
  if (!isOfType(value, shape)) {
    return [`${path}: is no ${shape.type}`];
  }
  return [
    ...brokenLimits(value, shape).map((problem) => `${path}: ${problem}`),
    ...insideMismatches(value, shape, path, service),
  ];
}
