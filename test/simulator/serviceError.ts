/** An error of the service, on the wire a status, the header `x-amzn-errortype` and a JSON body. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly members: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A request that breaks the model, with the field at fault. */
export function validationError(field: string, message: string): ServiceError {
  return new ServiceError(400, 'ValidationException', message, {
    reason: 'FIELD_VALIDATION_FAILED',
    fields: [{ name: field, message }],
  });
}
