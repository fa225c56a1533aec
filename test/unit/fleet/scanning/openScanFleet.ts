import { connect } from '../../../../src/aws/connect';
import { Fleet } from '../../../../src/fleet/fleet';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

/** A fleet on a simulator, with a clock that never waits. */
export interface ScanFleet {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  close(): Promise<void>;
}

/** Opens a simulated fleet for scans. */
export async function openScanFleet(simulated: SimulatedFleet): Promise<ScanFleet> {
  const before = { ...process.env };
  const simulator = await startSimulator({ fleet: simulated });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const clock = { now: () => new Date(), delay: () => Promise.resolve() };
  const fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, () => undefined);
  return {
    simulator,
    fleet,
    close: async () => {
      fleet.dispose();
      await simulator.close();
      Object.assign(process.env, before);
    },
  };
}
