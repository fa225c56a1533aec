import { noDevices } from '../../../../src/greengrass/rollouts/deviceTally';
import type { Rollout } from '../../../../src/greengrass/rollouts/rollout';
import { listedDeployment } from '../../fixtures';

/** A deployment of which only the listed facts are known, except for these. */
export function rollout(fields: Partial<Rollout> = {}): Rollout {
  return {
    place: {
      connectionId: 'live',
      profile: 'plant',
      region: 'eu-west-1',
      partition: 'aws',
      account: '123456789012',
    },
    deployment: listedDeployment(),
    definition: undefined,
    job: undefined,
    error: undefined,
    devices: noDevices,
    members: undefined,
    parent: undefined,
    ...fields,
  };
}
