import type { PanelAddress } from '../text/panels/panelAddress';
import type { Content, ContentOptions } from './content';
import { deviceContent } from './deviceContent';
import { failuresContent } from './failuresContent';

/** What the panel of an address shows. Which kinds have a panel: see `text/panels/panelAddress`. */
export function contentOf(address: PanelAddress, options: ContentOptions): Content {
  switch (address.kind) {
    case 'coreDevice':
    case 'effectiveDeployment':
    case 'installedComponent':
      return deviceContent(address, options);
    case 'failures':
      return failuresContent(options);
  }
}
