const provider = '@aws-sdk/credential-provider-node';
const clientIn = /[\\/](client-[^\\/]+)[\\/]/;

/**
 * Removes the default credential provider from the SDK clients. Each client gets the credentials of its connection, so the
 * provider would never run.
 */
export const withoutOwnCredentials = {
  name: 'without-own-credentials',
  setup(build) {
    const namespace = 'without-own-credentials';
    const patchedClients = new Set();
    build.onResolve({ filter: new RegExp(`^${provider}$`) }, ({ path, importer }) => {
      const client = clientIn.exec(importer)?.[1];
      if (client === undefined) {
        return undefined;
      }
      patchedClients.add(client);
      return { path, namespace };
    });
    build.onLoad({ filter: /./, namespace }, () => ({
      contents: "export const defaultProvider = () => { throw new Error('An SDK client got no credentials.'); };",
    }));
    build.onEnd(({ metafile }) => {
      const clients = new Set(Object.keys(metafile?.inputs ?? {}).flatMap((file) => clientIn.exec(file)?.[1] ?? []));
      return {
        errors: [...clients]
          .filter((client) => !patchedClients.has(client))
          .map((client) => ({ text: `${client} has another credential provider: see withoutOwnCredentials.` })),
      };
    });
  },
};
