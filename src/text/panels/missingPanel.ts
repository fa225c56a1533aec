import type { Notice, Panel } from './panel';
import type { PanelAddress } from './panelAddress';
import { headingOf, kindWords } from './panelWords';

/** A panel without data, because it isn't loaded yet, doesn't exist or can't be reached. The notices say which. */
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
