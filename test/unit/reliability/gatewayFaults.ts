import { gatewayFaults as effects } from '../../simulator/faults/gatewayFaults';
import { middle } from './duringTheList';
import type { FaultGroup } from './faultTable';

/** Responses of proxies and gateways in place of AWS. The SDK retries those that look like a server error. */
export const gatewayFaults: FaultGroup = {
  title: 'proxies and gateways',
  file: 'gatewayFaults',
  cases: Object.entries(effects).map(([name, effect]) => ({
    ...middle(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, effect, 'A proxy or gateway answered instead of AWS'),
    env: { AWS_MAX_ATTEMPTS: '1' },
  })),
};
