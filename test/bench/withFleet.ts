import { connect } from '../../src/aws/connect';
import { Fleet } from '../../src/fleet/fleet';
import { manualScan } from '../../src/fleet/scanning/scanState';
import { systemClock } from '../../src/ui/systemClock';
import type { SimulatedFleet } from '../simulator/fleetFile';
import { startSimulator, type Simulator } from '../simulator/simulator';

/** The latency of the simulator, in milliseconds. */
export const latency = 80;

/** Measures a simulated fleet behind this latency. */
export async function withFleet<T>(
  simulated: SimulatedFleet,
  measure: (fleet: Fleet, simulator: Simulator) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator({ fleet: simulated, latency });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const fleet = new Fleet(await connect({ profile: undefined, region: undefined }), systemClock, () => undefined);
  try {
    return await measure(fleet, simulator);
  } finally {
    fleet.dispose();
    await simulator.close();
  }
}

/**
 * Lists and scans the whole fleet, as the background does on a small fleet before a person opens another view. The first
 * responses take longer, because no code has been optimized.
 */
export async function scanAll(fleet: Fleet): Promise<void> {
  await fleet.list.readFirst();
  await fleet.list.settled();
  await fleet.scans.start(manualScan('full'));
}
