import { answerFaults } from './answerFaults';
import type { FaultGroup } from './faultTable';
import { lifeFaults } from './lifeFaults';
import { networkFaults } from './networkFaults';
import { pagingFaults } from './pagingFaults';
import { rateFaults } from './rateFaults';

/** Everything that may go wrong, as test/RELIABILITY.md lists it. */
export const faultGroups: readonly FaultGroup[] = [rateFaults, answerFaults, networkFaults, pagingFaults, lifeFaults];
