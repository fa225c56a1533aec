import { ServiceError } from './serviceError';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error of the service for a body that isn't what the model says. */
export function malformed(message: string): ServiceError {
  return new ServiceError(400, 'SerializationException', message);
}

/** The members of a JSON body. Throws the error of the service. */
export function parsedBody(body: string): Readonly<Record<string, unknown>> {
  let input: unknown;
  try {
    input = body === '' ? {} : JSON.parse(body);
  } catch {
    throw malformed('The request body is not JSON.');
  }
  if (!isRecord(input)) {
    throw malformed('The request body is not an object.');
  }
  return input;
}

/** A value as text: a string as it is, anything else as JSON. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
