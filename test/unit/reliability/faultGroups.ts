import { configurationFaults } from './configurationFaults';
import { deniedFaults } from './deniedFaults';
import type { FaultGroup } from './faultTable';
import { gatewayFaults } from './gatewayFaults';
import { lifeFaults } from './lifeFaults';
import { networkFaults } from './networkFaults';
import { pagingFaults } from './pagingFaults';
import { rateFaults } from './rateFaults';
import { responseFaults } from './responseFaults';

/** All faults in the order of test/RELIABILITY.md. */
export const faultGroups: readonly FaultGroup[] = [
  rateFaults,
  responseFaults,
  deniedFaults,
  gatewayFaults,
  networkFaults,
  configurationFaults,
  pagingFaults,
  lifeFaults,
];
