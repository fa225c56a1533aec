import type { LiveRollout } from '../iot/liveRollout';
import { targetArn } from '../generated/random';
import type { Simulator } from '../simulator';

/** Every earlier revision succeeded on all its devices. */
const target = 'cold-stores';

/**
 * Starts a rollout in the sample fleet that goes on for about seven minutes, to watch it: one device each minute, of which
 * the third fails.
 */
export function startSampleRollout(simulator: Simulator): LiveRollout {
  const arn = targetArn('thinggroup', target);
  const latest = simulator.fleet
    .cloudDeployments()
    .find((deployment) => deployment.targetArn === arn && deployment.isLatestForTarget);
  const things = simulator
    .deviceNames()
    .filter((name) =>
      simulator.device(name)?.effectiveDeployments.some(({ deploymentId }) => deploymentId === latest?.deploymentId),
    );
  return simulator.startRollout({ target, things, perMinute: 1, stepSeconds: 20, failing: things.slice(2, 3) });
}
