import type { ErrorCode, ExplainErrorCode } from '../greengrass/codes/errorCodes';

/** The catalog of error codes. It loads on first use. */
export interface Catalog {
  /** `undefined` until loaded. */
  readonly loaded: ExplainErrorCode | undefined;
  load(): Promise<ExplainErrorCode>;
  /** All codes in the catalog. */
  all(): Promise<readonly ErrorCode[]>;
}

/** Returns a catalog that isn't loaded yet. */
export function lazyCatalog(): Catalog {
  let loaded: ExplainErrorCode | undefined;
  return {
    get loaded() {
      return loaded;
    },
    load: async () => {
      const { explainErrorCode } = await import('../greengrass/codes/errorCodes');
      loaded = explainErrorCode;
      return explainErrorCode;
    },
    all: async () => (await import('../greengrass/codes/errorCodes')).errorCodes,
  };
}
