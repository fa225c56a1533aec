/**
 * VS Code's patch of Node's http drops keep-alive unless the header asks for it: without this middleware every request
 * opens a connection of its own.
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

/** Where {@link keepAlive} stands: the header is signed with the others. */
export const beforeSigning = { step: 'build', name: 'keepAlive' } as const;
