import api from './api.json';
import { ServiceError, validationError } from './serviceError';

export type Operation = keyof typeof api.operations;

/** A request that the model allows. */
export interface SimulatorRequest {
  readonly operation: Operation;
  /** The name in the path, decoded: of a core device, or a deployment's ID. Empty where the path has none. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

interface Shape {
  readonly type: string;
  readonly values?: readonly string[];
  readonly traits?: {
    readonly range?: { readonly min?: number; readonly max?: number };
    readonly length?: { readonly min?: number; readonly max?: number };
    readonly pattern?: string;
  };
  readonly members?: Readonly<Record<string, { readonly target: string; readonly traits?: object }>>;
}

const shapes: Readonly<Record<string, Shape | undefined>> = api.shapes;

const routes = Object.entries(api.operations).map(([operation, { http, input }]) => ({
  operation,
  input,
  method: http.method,
  path: new RegExp(`^${http.uri.replaceAll(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u'),
}));

function isOperation(name: string): name is Operation {
  return Object.hasOwn(api.operations, name);
}

/** What a value breaks of its shape; `undefined` where it fits. */
function complaint(value: string, shape: Shape): string | undefined {
  const { range, length, pattern } = shape.traits ?? {};
  if (shape.type === 'integer' && !/^-?\d+$/u.test(value)) {
    return `must be an integer`;
  }
  if (range !== undefined && (Number(value) < (range.min ?? -Infinity) || Number(value) > (range.max ?? Infinity))) {
    return `must be between ${range.min ?? ''} and ${range.max ?? ''}`;
  }
  if (length !== undefined && (value.length < (length.min ?? 0) || value.length > (length.max ?? Infinity))) {
    return `must have between ${length.min ?? 0} and ${length.max ?? 'any number of'} characters`;
  }
  if (shape.values !== undefined && !shape.values.includes(value)) {
    return `must be one of ${shape.values.join(', ')}`;
  }
  return pattern !== undefined && !new RegExp(pattern, 'u').test(value) ? `must match ${pattern}` : undefined;
}

function check(field: string, value: string, shapeName: string | undefined): void {
  const problem = complaint(value, shapes[shapeName ?? ''] ?? { type: 'string' });
  if (problem !== undefined) {
    throw validationError(field, `Value '${value}' at '${field}' failed to satisfy constraint: ${problem}`);
  }
}

/** Matches a request with the model. Throws the service's own errors for one that breaks it. */
export function parseRequest(method: string, url: URL): SimulatorRequest {
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(url.pathname));
  if (route === undefined || !isOperation(route.operation)) {
    throw new ServiceError(404, 'UnknownOperationException', `No operation at ${method} ${url.pathname}`);
  }
  const name = decodeURIComponent(route.path.exec(url.pathname)?.[1] ?? '');
  const query = Object.fromEntries(url.searchParams);
  for (const [field, { target, traits }] of Object.entries(shapes[route.input]?.members ?? {})) {
    const value = traits !== undefined && 'httpLabel' in traits ? name : query[field];
    if (value !== undefined) {
      check(field, value, target);
    }
  }
  return { operation: route.operation, name, query };
}

/** Checks that a request is signed as the service wants it. It is not verified: the simulator has no secret. */
export function checkSignature(authorization: string | undefined, region: string): void {
  if (authorization === undefined) {
    throw new ServiceError(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const scope = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=/u.exec(
    authorization,
  );
  if (scope === null) {
    throw new ServiceError(403, 'IncompleteSignatureException', 'Authorization header is not of the expected form.');
  }
  if (scope[1] !== region || scope[2] !== 'greengrass') {
    const expected = `${region}/greengrass`;
    throw new ServiceError(403, 'InvalidSignatureException', `Credential should be scoped to ${expected}.`);
  }
}
