import type { ErrorCode, ExplainErrorCode } from '../greengrass/codes/errorCodes';

/** The catalogue of error codes, in a file of its own that is loaded when it is first needed. */
export interface Catalogue {
  /** `undefined` until it has been loaded. */
  readonly loaded: ExplainErrorCode | undefined;
  load(): Promise<ExplainErrorCode>;
  /** Every code that it has. */
  all(): Promise<readonly ErrorCode[]>;
}

/** A catalogue that has not been loaded yet. */
export function lazyCatalogue(): Catalogue {
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
