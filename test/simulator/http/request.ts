import { isLogsOperation, operationNames, operations, serviceOf, shapeNamed, type Operation } from './apiModel';
import { violationOf } from './constraints';
import { parsedBody, text } from './jsonBody';
import { fieldError, modelError, unknownOperation } from './serviceError';

/** A request for an operation of the service. */
export interface SimulatorRequest {
  readonly operation: Operation;
  /** The decoded name in the path: core device, job, thing group or deployment ID. Empty if there is none. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  /** The members of the body: of CloudWatch Logs, and of the fleet index. */
  readonly input?: Readonly<Record<string, unknown>>;
}

/** The operations with a path of their own. Those of CloudWatch Logs are in a header. */
const routes = operationNames
  .filter((operation) => !isLogsOperation(operation))
  .map((operation) => {
    const { method, uri } = operations[operation].http;
    return { operation, method, path: new RegExp(`^${uri.replaceAll(/\{[^}]+\}/gu, '([^/]+)')}/?$`, 'u') };
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw modelError('ValidationException', `The path has a broken percent-encoding: ${text}`, {
      members: { reason: 'CANNOT_PARSE', fields: [] },
    });
  }
}

/**
 * Finds the operation of a request. Doesn't normalize the URL, because a thing can be named `..`. Throws the errors of the
 * service.
 */
export function routeRequest(method: string, address: string, body = ''): SimulatorRequest {
  const [path = '', query = ''] = address.split('?', 2);
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
  if (route === undefined) {
    throw unknownOperation();
  }
  const name = decoded(route.path.exec(path)?.[1] ?? '');
  const input = parsedBody(body);
  const members = Object.entries(input).map(([key, value]) => [key, text(value)] as const);
  return {
    operation: route.operation,
    name,
    query: Object.fromEntries([...new URLSearchParams(query), ...members]),
    input,
  };
}

/** Validates a request against the model of its service. Throws an error of the service that has the field. */
export function checkRequest({ operation, name, query }: SimulatorRequest): void {
  const service = serviceOf(operation);
  const members = shapeNamed(operations[operation].input, service).members ?? {};
  for (const [field, { target, traits }] of Object.entries(members)) {
    const value = traits?.httpLabel === undefined ? query[field] : name;
    const violation = value === undefined ? undefined : violationOf(field, value, shapeNamed(target, service));
    if (violation !== undefined) {
      throw fieldError(service, field, violation);
    }
  }
}
