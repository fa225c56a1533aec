import { connect } from '../../../src/aws/connect';
import { findDrift } from '../../../src/fleet/drift/findDrift';
import { Fleet } from '../../../src/fleet/fleet';
import { systemClock } from '../../../src/ui/systemClock';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator } from '../../simulator/simulator';
import type { Figure } from '../measure';

const devices = 1_000;
const perSecond = 10;

/** Find Drift in a fleet that isn't loaded, while AWS throttles. */
export async function findDriftFigures(): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: generateFleet(devices) });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  simulator.setFaults({ beyond: { burst: 10, perSecond }, effect: { kind: 'throttle' } });
  const fleet = new Fleet(await connect({ profile: undefined, region: undefined }), systemClock, () => undefined);
  try {
    const start = performance.now();
    const found = await findDrift(fleet, new AbortController().signal, () => undefined);
    const seconds = (performance.now() - start) / 1000;
    const successes = simulator.requests.filter(({ status }) => status === 200).length;
    const mistakes = found.known - found.judged + found.differing;
    if (mistakes > 0) {
      throw new Error(`${found.judged} of ${found.known} devices judged, ${found.differing} false alarms`);
    }
    const what = `Find Drift in ${devices} devices at ${perSecond} requests/s, against responses / ${perSecond} s`;
    return [{ what, value: seconds / (successes / perSecond), limit: 1.15, unit: '×' }];
  } finally {
    fleet.dispose();
    await simulator.close();
  }
}
