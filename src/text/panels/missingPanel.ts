import { nameIn, type Address } from '../../greengrass/addresses/address';
import type { Notice, Panel } from './panel';
import { kindWords } from './panelWords';

/** A panel of something that is not there: not read yet, gone, or out of reach. The notices say which. */
export function missingPanel(address: Address, notices: readonly Notice[], isLoading: boolean): Panel {
  return {
    address,
    kind: kindWords(address),
    heading: nameIn(address),
    status: undefined,
    summary: [],
    notices,
    actions: isLoading ? [] : ['refresh'],
    sections: [],
    readAt: undefined,
    isLoading,
  };
}
