import type { PanelAddress } from '../text/panels/panelAddress';
import { componentContent } from './componentContent';
import type { Content, ContentOptions } from './content';
import { deviceContent } from './deviceContent';
import { fleetChangesContent } from './fleetChangesContent';
import { rolloutContent } from './rolloutContent';
import { failuresContent } from './failuresContent';

/** The content of the panel of an address. See `text/panels/panelAddress` for the kinds that have a panel. */
export function contentOf(address: PanelAddress, options: ContentOptions): Content {
  switch (address.kind) {
    case 'coreDevice':
    case 'effectiveDeployment':
    case 'installedComponent':
      return deviceContent(address, options);
    case 'deployment':
      return rolloutContent(address, options);
    case 'component':
    case 'componentVersion':
    case 'unlistedComponent':
      return componentContent(address);
    case 'failures':
      return failuresContent(options);
    case 'fleetChanges':
      return fleetChangesContent(address, options);
  }
}
