import type { Shape } from './apiModel';

/** Message and reason of the service for an invalid value. */
export interface Violation {
  readonly reason: 'CANNOT_PARSE' | 'FIELD_VALIDATION_FAILED';
  readonly message: string;
}

function failure(field: string, value: string, constraint: string): Violation {
  const message = `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${constraint}`;
  return { reason: 'FIELD_VALIDATION_FAILED', message };
}

function brokenLimit(
  value: number,
  what: string,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
): string | undefined {
  if (value < min) {
    return `Member must have ${what} greater than or equal to ${min}`;
  }
  return value > max ? `Member must have ${what} less than or equal to ${max}` : undefined;
}

function brokenConstraint(value: string, { traits = {}, values }: Shape): string | undefined {
  const { range, length, pattern } = traits;
  if (values !== undefined && !values.includes(value)) {
    return `Member must satisfy enum value set: [${values.join(', ')}]`;
  }
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
    return `Member must satisfy regular expression pattern: ${pattern}`;
  }
  return brokenLimit(Number(value), 'value', range ?? {}) ?? brokenLimit(value.length, 'length', length ?? {});
}

/** The violation of a value from a URL; `undefined` if it is valid. */
export function violationOf(field: string, value: string, shape: Shape): Violation | undefined {
  if (shape.type === 'integer' && !/^-?\d+$/u.test(value)) {
    return { reason: 'CANNOT_PARSE', message: `Value '${value}' at '${field}' is not an integer` };
  }
  const constraint = brokenConstraint(value, shape);
  return constraint === undefined ? undefined : failure(field, value, constraint);
}
