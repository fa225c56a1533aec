import { nameIn, type Address } from '../address';
import { visibleName } from '../format';
import type { Notice, Panel } from './panel';

const kinds: Readonly<Record<Address['kind'], string>> = {
  coreDevice: 'Core device',
  effectiveDeployment: 'Deployment',
  installedComponent: 'Component',
};

/** A panel of something that is not there: not read yet, gone, or out of reach. The notices say which. */
export function missingPanel(address: Address, notices: readonly Notice[], isLoading: boolean): Panel {
  const place = address.kind === 'coreDevice' ? [] : [{ text: `on core device ${visibleName(address.thingName)}` }];
  return {
    address,
    kind: kinds[address.kind],
    heading: nameIn(address),
    status: undefined,
    summary: place,
    notices,
    actions: isLoading ? [] : ['refresh'],
    sections: [],
    readAt: undefined,
    isLoading,
  };
}
