import { shapeNamed, type ServiceName } from './apiModel';
import type { Complaint } from './constraints';

/** What an error carries besides its message. */
export interface ErrorExtras {
  /** Further members of the body. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of the service: on the wire a status, the header `x-amzn-errortype` and a JSON body. */
export class ServiceError extends Error {
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    { members = {}, headers = {} }: ErrorExtras = {},
  ) {
    super(message);
    this.members = members;
    this.headers = headers;
  }
}

/** An error of Greengrass's model, with the HTTP status that the model gives it. */
export function modelError(type: string, message: string, extras?: ErrorExtras): ServiceError {
  return new ServiceError(shapeNamed(type, 'greengrass').traits?.httpError ?? 500, type, message, extras);
}

/** An error of AWS IoT's model: its errors carry a message and nothing else. */
export function iotError(type: string, message: string, headers?: ErrorExtras['headers']): ServiceError {
  const status = shapeNamed(type, 'iot').traits?.httpError ?? 500;
  return new ServiceError(status, type, message, headers === undefined ? {} : { headers });
}

/** A value of a request that breaks the service's model. */
export function fieldError(service: ServiceName, field: string, { reason, message }: Complaint): ServiceError {
  return service === 'iot'
    ? iotError('InvalidRequestException', message)
    : modelError('ValidationException', message, { members: { reason, fields: [{ name: field, message }] } });
}

/** An address that is no operation; this is how services that speak AWS's own framework answer it. */
export function unknownOperation(): ServiceError {
  const output = { __type: 'com.amazon.coral.service#UnknownOperationException' };
  return new ServiceError(404, 'UnknownOperationException', 'Unknown operation', {
    members: { Output: output, Version: '1.0' },
  });
}
