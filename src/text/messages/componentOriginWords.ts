/** What it means that a component of the account has the name of one that AWS provides. */
export const replacesProvidedWords =
  'This component has the name of a component that AWS provides, and replaces it, also as a dependency. ' +
  "Core devices don't report which of the two they run. Compare the versions.";

/** What it means that a component runs on core devices but is in no catalog, and what may be the reason. */
export const notInCatalogWords =
  'It runs on core devices but is in no catalog that this connection can read. ' +
  'It may have been deleted, belong to another account, or come from a local deployment.';
