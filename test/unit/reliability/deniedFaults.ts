import { deniedFaults as effects } from '../../simulator/faults/deniedFaults';
import { deniedFaultNames, deniedSentences } from '../aws/deniedSentences';
import { middle } from './duringTheList';
import type { FaultGroup } from './faultTable';

/** Responses of AWS that deny a request. */
export const deniedFaults: FaultGroup = {
  title: 'denied requests',
  file: 'deniedFaults',
  cases: deniedFaultNames.map((name) => ({
    ...middle(`Denied: ${name}`, effects[name], deniedSentences[name]),
    env: { AWS_MAX_ATTEMPTS: '1' },
  })),
};
