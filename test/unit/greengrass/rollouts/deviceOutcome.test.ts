import assert from 'node:assert/strict';
import type { ListedDeployment } from '../../../../src/greengrass/model';
import { laterSubDeployments } from '../../../../src/greengrass/rollouts/deviceOutcome';
import { hoursAgo, listedDeployment } from '../../fixtures';

const plant = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/plant';
const sub = (deploymentId: string, age: number, parentTargetArn: string | undefined): ListedDeployment =>
  listedDeployment({ deploymentId, parentTargetArn, creationTimestamp: hoursAgo(age) });

describe('the sub-deployments that replace a deployment', () => {
  const latest = [
    sub('newer', 1, plant),
    sub('older', 9, plant),
    sub('newest', 0.5, plant),
    sub('other', 1, `${plant}-2`),
    sub('no sub', 1, undefined),
  ];
  const cases: readonly (readonly [what: string, fields: Partial<ListedDeployment>, ids: readonly string[]])[] = [
    ['are those of its target that were created later, the newest first', {}, ['newest', 'newer']],
    ['are unknown without a creation time', { creationTimestamp: undefined }, []],
    ['are none for an earlier revision, which its own target replaced', { isLatestForTarget: false }, []],
    ['are unknown without a target', { targetArn: undefined }, []],
  ];
  for (const [what, fields, ids] of cases) {
    it(what, () => {
      const deployment = listedDeployment({ targetArn: plant, creationTimestamp: hoursAgo(5), ...fields });
      assert.deepEqual(
        laterSubDeployments(deployment, latest).map(({ deploymentId }) => deploymentId),
        ids,
      );
    });
  }
});
