import type { ReadOnlyDocuments } from './readOnlyDocuments';

/** Read-only documents whose implementation loads with the first document. */
export type LazyDocuments = Pick<ReadOnlyDocuments, 'show' | 'showDiff' | 'showMarkdown'> & { dispose(): void };

/** Returns the documents. Loads nothing yet. */
export function lazyDocuments(): LazyDocuments {
  let loaded: Promise<ReadOnlyDocuments> | undefined;
  const load = (): Promise<ReadOnlyDocuments> =>
    (loaded ??= import('./readOnlyDocuments').then((file) => new file.ReadOnlyDocuments()));
  return {
    show: async (named) => (await load()).show(named),
    showDiff: async (left, right, title) => (await load()).showDiff(left, right, title),
    showMarkdown: async (name, text) => (await load()).showMarkdown(name, text),
    dispose: () => {
      void loaded?.then((documents) => {
        documents.dispose();
      });
    },
  };
}
