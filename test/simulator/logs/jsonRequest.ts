import { isLogsOperation, operations, shapeNamed } from '../http/apiModel';
import { violationOf } from '../http/constraints';
import { malformed, parsedBody, text } from '../http/jsonBody';
import type { SimulatorRequest } from '../http/request';
import { logsError, ServiceError } from '../http/serviceError';

/** The target header of an operation of CloudWatch Logs: `Logs_20140328.FilterLogEvents`. */
const targetPattern = /^Logs_20140328\.(\w+)$/u;

/** The log group that a request is for. */
function groupNameOf({
  logGroupName,
  logGroupIdentifier,
  logGroupIdentifiers,
  logGroupNamePrefix,
}: Record<string, unknown>): string {
  const identifiers: readonly unknown[] = Array.isArray(logGroupIdentifiers) ? logGroupIdentifiers : [];
  const identifier = [logGroupName, logGroupIdentifier, identifiers[0], logGroupNamePrefix].find(
    (value) => value !== undefined,
  );
  return identifier === undefined ? '' : text(identifier).replace(/^arn:.*:log-group:/u, '');
}

/**
 * Finds the operation of a request of the JSON 1.1 protocol; `undefined` if it is of another protocol. Throws the errors of
 * the service.
 */
export function routeJsonRequest(target: unknown, body: string): SimulatorRequest | undefined {
  const operation = targetPattern.exec(text(target))?.[1];
  if (operation === undefined) {
    return undefined;
  }
  if (!isLogsOperation(operation)) {
    throw new ServiceError(400, 'UnknownOperationException', '');
  }
  const input = parsedBody(body);
  const { limit, ...members } = input;
  const query = { ...members, ...(limit === undefined ? {} : { maxResults: limit }) };
  return {
    operation,
    name: groupNameOf(input),
    query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, text(value)])),
    input,
  };
}

function checkValue(path: string, value: unknown, shapeName: string): void {
  const shape = shapeNamed(shapeName, 'logs');
  const expected = {
    list: Array.isArray(value),
    boolean: typeof value === 'boolean',
    string: typeof value === 'string',
    enum: typeof value === 'string',
  }[shape.type];
  if (expected === false || ((shape.type === 'long' || shape.type === 'integer') && !Number.isInteger(value))) {
    throw malformed(`The value of ${path} has the wrong type.`);
  }
  if (Array.isArray(value)) {
    const { min = 0, max = Infinity } = shape.traits?.length ?? {};
    if (value.length < min || value.length > max) {
      throw logsError(
        'InvalidParameterException',
        `1 validation error detected: '${path}' has ${value.length} members.`,
      );
    }
    value.forEach((item, index) => {
      checkValue(`${path}.${index + 1}.member`, item, shape.member ?? '');
    });
    return;
  }
  const violation = shape.type === 'boolean' ? undefined : violationOf(path, String(value), shape);
  if (violation !== undefined) {
    throw logsError('InvalidParameterException', violation.message);
  }
}

/** Validates the input of a request against the model. Throws the errors of the service. */
export function checkJsonRequest({ operation, input = {} }: SimulatorRequest): void {
  const { members = {} } = shapeNamed(operations[operation].input, 'logs');
  for (const [name, { target, traits }] of Object.entries(members)) {
    const value = input[name];
    if (value !== undefined && value !== null) {
      checkValue(name, value, target);
    } else if (traits?.required !== undefined) {
      throw logsError(
        'InvalidParameterException',
        `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
      );
    }
  }
}
