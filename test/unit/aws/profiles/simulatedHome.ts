import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './temporaryHome';

/** A home folder whose environment leads to a simulator. Requests are sent once. */
export interface SimulatedHome extends TemporaryHome {
  readonly simulator: Simulator;
}

/** Starts a simulator with a small fleet. `dispose` closes it, too. */
export async function simulatedHome(): Promise<SimulatedHome> {
  const simulator = await startSimulator({ fleet: generateFleet(5) });
  const home = await temporaryHome({ ...simulator.env, AWS_MAX_ATTEMPTS: '1' });
  return {
    ...home,
    simulator,
    dispose: async () => {
      await simulator.close();
      await home.dispose();
    },
  };
}
