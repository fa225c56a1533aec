import type { ComponentOrigin, KnownComponent } from '../../../fleet/components/knownComponents';

const sentences: Readonly<Record<ComponentOrigin, string | undefined>> = {
  own: undefined,
  provided: undefined,
  notInAccount:
    "It runs on core devices but isn't a component of this account. AWS may provide it: expand Provided by AWS to check. Otherwise it was deleted, belongs to another account, or comes from a local deployment.",
  unlisted:
    'It runs on core devices but is in no catalog that this connection can read. It may have been deleted, belong to another account, or come from a local deployment.',
  unknown:
    "It runs on core devices. The components of this account aren't completely loaded, so it isn't known whether it is one of them.",
};

/** What it means that a component of the account has the name of one that AWS provides. */
const replaces =
  'This component has the name of a component that AWS provides, and replaces it, also as a dependency. ' +
  "Core devices don't report which of the two they run. Compare the versions.";

/** What is known about where a component comes from, unless it is simply in a catalog. */
export function originSentences({
  origin,
  replacesProvided,
}: Pick<KnownComponent, 'origin' | 'replacesProvided'>): readonly string[] {
  return [...(replacesProvided ? [replaces] : []), ...[sentences[origin] ?? []].flat()];
}
