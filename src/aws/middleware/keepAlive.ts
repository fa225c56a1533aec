/**
 * Sets the keep-alive header. VS Code patches Node's http and drops keep-alive without the header, and then every request
 * opens a new connection.
 */
export function keepAlive<Arguments extends { readonly request?: unknown }, Output>(
  next: (args: Arguments) => Promise<Output>,
): (args: Arguments) => Promise<Output> {
  return (args) => {
    const { request } = args;
    if (typeof request === 'object' && request !== null && 'headers' in request) {
      Object.assign(request.headers ?? {}, { connection: 'keep-alive' });
    }
    return next(args);
  };
}

/** Position of {@link keepAlive}: before signing, because the signature includes the header. */
export const beforeSigning = { step: 'build', name: 'keepAlive' } as const;
