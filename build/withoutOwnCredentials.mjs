const provider = '@aws-sdk/credential-provider-node';
const clientIn = /[\\/](client-[^\\/]+)[\\/]/;

/** Leaves out of the clients of the SDK what each would look for credentials with: they are given those of their connection. */
export const withoutOwnCredentials = {
  name: 'without-own-credentials',
  setup(build) {
    const namespace = 'without-own-credentials';
    const relieved = new Set();
    build.onResolve({ filter: new RegExp(`^${provider}$`) }, ({ path, importer }) => {
      const client = clientIn.exec(importer)?.[1];
      if (client === undefined) {
        return undefined;
      }
      relieved.add(client);
      return { path, namespace };
    });
    build.onLoad({ filter: /./, namespace }, () => ({
      contents:
        "export const defaultProvider = () => { throw new Error('A client of the SDK was given no credentials.'); };",
    }));
    build.onEnd(({ metafile }) => {
      const clients = new Set(Object.keys(metafile?.inputs ?? {}).flatMap((file) => clientIn.exec(file)?.[1] ?? []));
      return {
        errors: [...clients]
          .filter((client) => !relieved.has(client))
          .map((client) => ({ text: `${client} looks for credentials in another way: see withoutOwnCredentials.` })),
      };
    });
  },
};
