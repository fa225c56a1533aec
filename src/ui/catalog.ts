import type { ErrorCode, ExplainErrorCode } from '../greengrass/codes/errorCodes';
import type { SearchCodes } from '../greengrass/codes/search/codeSearch';

/** The catalog of error codes. It loads on first use. */
export interface Catalog {
  /** `undefined` until loaded. */
  readonly loaded: ExplainErrorCode | undefined;
  load(): Promise<ExplainErrorCode>;
  /** All codes in the catalog. */
  all(): Promise<readonly ErrorCode[]>;
  /** Searches all codes. */
  search(): Promise<SearchCodes>;
}

/** Returns a catalog that isn't loaded yet. */
export function lazyCatalog(): Catalog {
  let loaded: ExplainErrorCode | undefined;
  let search: SearchCodes | undefined;
  const all = async (): Promise<readonly ErrorCode[]> => (await import('../greengrass/codes/errorCodes')).errorCodes;
  return {
    get loaded() {
      return loaded;
    },
    load: async () => {
      const { explainErrorCode } = await import('../greengrass/codes/errorCodes');
      loaded = explainErrorCode;
      return explainErrorCode;
    },
    all,
    search: async () => {
      const { codeSearch } = await import('../greengrass/codes/search/codeSearch');
      return (search ??= codeSearch(await all()));
    },
  };
}
