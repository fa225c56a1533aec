import type { Notice, Panel } from './panel';
import type { PanelAddress } from './panelAddress';
import { headingOf, kindWords } from './panelWords';

/** A panel of something that is not there: not read yet, gone, or out of reach. The notices say which. */
export function missingPanel(address: PanelAddress, notices: readonly Notice[], isLoading: boolean): Panel {
  return {
    address,
    kind: kindWords(address),
    heading: headingOf(address),
    status: undefined,
    summary: [],
    notices,
    actions: isLoading ? [] : ['refresh'],
    sections: [],
    readAt: undefined,
    isLoading,
  };
}
