import { shapeNamed, type ServiceName } from './apiModel';
import type { Violation } from './constraints';

/** Optional parts of an error. */
export interface ErrorExtras {
  /** Other fields of the body. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of the service: an HTTP status, the header `x-amzn-errortype` and a JSON body. */
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

/** An error of the Greengrass model with its HTTP status. */
export function modelError(type: string, message: string, extras?: ErrorExtras): ServiceError {
  return new ServiceError(shapeNamed(type, 'greengrass').traits?.httpError ?? 500, type, message, extras);
}

/** The error for a resource of Greengrass that doesn't exist. */
export function notFound(resourceType: string, resourceId: string): ServiceError {
  const message = `${resourceType} ${resourceId} does not exist.`;
  return modelError('ResourceNotFoundException', message, { members: { resourceId, resourceType } });
}

/** An error of the AWS IoT model, which has only a message. */
export function iotError(type: string, message: string, headers?: ErrorExtras['headers']): ServiceError {
  const status = shapeNamed(type, 'iot').traits?.httpError ?? 500;
  return new ServiceError(status, type, message, headers === undefined ? {} : { headers });
}

/** An error of the CloudWatch Logs model. */
export function logsError(type: string, message: string): ServiceError {
  return new ServiceError(shapeNamed(type, 'logs').traits?.httpError ?? 500, type, message);
}

/** The error for an invalid value in a request. */
export function fieldError(service: ServiceName, field: string, { reason, message }: Violation): ServiceError {
  switch (service) {
    case 'iot':
      return iotError('InvalidRequestException', message);
    case 'logs':
      return logsError('InvalidParameterException', message);
    case 'greengrass':
      return modelError('ValidationException', message, { members: { reason, fields: [{ name: field, message }] } });
  }
}

/** The error of AWS for an unknown operation. */
export function unknownOperation(): ServiceError {
  const output = { __type: 'com.amazon.coral.service#UnknownOperationException' };
  return new ServiceError(404, 'UnknownOperationException', 'Unknown operation', {
    members: { Output: output, Version: '1.0' },
  });
}
