import { responseFaults } from './responseFaults';
import type { FaultGroup } from './faultTable';
import { lifeFaults } from './lifeFaults';
import { networkFaults } from './networkFaults';
import { pagingFaults } from './pagingFaults';
import { rateFaults } from './rateFaults';

/** All faults in the order of test/RELIABILITY.md. */
export const faultGroups: readonly FaultGroup[] = [rateFaults, responseFaults, networkFaults, pagingFaults, lifeFaults];
