import { answerFaults } from './answerFaults';
import { deniedFaults } from './deniedFaults';
import type { FaultGroup } from './faultTable';
import { gatewayFaults } from './gatewayFaults';
import { lifeFaults } from './lifeFaults';
import { networkFaults } from './networkFaults';
import { pagingFaults } from './pagingFaults';
import { rateFaults } from './rateFaults';

/** All faults in the order of test/RELIABILITY.md. */
export const faultGroups: readonly FaultGroup[] = [
  rateFaults,
  answerFaults,
  deniedFaults,
  gatewayFaults,
  networkFaults,
  pagingFaults,
  lifeFaults,
];
