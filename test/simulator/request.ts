import { operationNames, operations, serviceOf, shapeNamed, type Operation } from './apiModel';
import { complaintAbout } from './constraints';
import { fieldError, modelError, unknownOperation } from './serviceError';

/** A request for an operation of the service. */
export interface SimulatorRequest {
  readonly operation: Operation;
  /** The name in the path, decoded: of a core device, a job, a thing group, or a deployment's ID. Empty where there is none. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

const routes = operationNames.map((operation) => {
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
 * Finds the operation that a request asks for. The address is taken as it came: a thing may be called `..`. Throws the
 * service's own errors for one that is none.
 */
export function routeRequest(method: string, address: string): SimulatorRequest {
  const [path = '', query = ''] = address.split('?', 2);
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
  if (route === undefined) {
    throw unknownOperation();
  }
  const name = decoded(route.path.exec(path)?.[1] ?? '');
  return { operation: route.operation, name, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** Checks a request against the model of its service. Throws that service's error for a bad field, which it names. */
export function checkRequest({ operation, name, query }: SimulatorRequest): void {
  const service = serviceOf(operation);
  const members = shapeNamed(operations[operation].input, service).members ?? {};
  for (const [field, { target, traits }] of Object.entries(members)) {
    const value = traits?.httpLabel === undefined ? query[field] : name;
    const complaint = value === undefined ? undefined : complaintAbout(field, value, shapeNamed(target, service));
    if (complaint !== undefined) {
      throw fieldError(service, field, complaint);
    }
  }
}
