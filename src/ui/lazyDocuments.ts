import type { ReadOnlyDocuments } from './readOnlyDocuments';

/** Texts in editors that cannot be changed; what shows them is loaded with the first one. */
export type LazyDocuments = Pick<ReadOnlyDocuments, 'showJson' | 'showMarkdown'> & { dispose(): void };

/** Makes them ready to be shown. */
export function lazyDocuments(): LazyDocuments {
  let loaded: Promise<ReadOnlyDocuments> | undefined;
  const load = (): Promise<ReadOnlyDocuments> =>
    (loaded ??= import('./readOnlyDocuments').then((file) => new file.ReadOnlyDocuments()));
  return {
    showJson: async (path, text) => (await load()).showJson(path, text),
    showMarkdown: async (name, text) => (await load()).showMarkdown(name, text),
    dispose: () => {
      void loaded?.then((documents) => {
        documents.dispose();
      });
    },
  };
}
