import type { ExplainErrorCode } from '../core/errorCodes';
import type { Catalogue } from './surroundings';

/** A catalogue that loads its file when it is first needed. */
export function lazyCatalogue(): Catalogue {
  let loaded: ExplainErrorCode | undefined;
  return {
    get loaded() {
      return loaded;
    },
    load: async () => {
      const { explainErrorCode } = await import('../core/errorCodes');
      loaded = explainErrorCode;
      return explainErrorCode;
    },
  };
}
