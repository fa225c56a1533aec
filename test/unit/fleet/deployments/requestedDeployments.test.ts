import assert from 'node:assert/strict';
import { FleetAccount } from '../../../../src/fleet/deployments/fleetAccount';
import { smallFleet } from '../../../extension/support/smallFleet';
import { effectiveDeployment } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const deploymentId = '0f0a1f3e-0000-4000-8000-000000000001';

describe('a requested deployment', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
  });
  afterEach(() => live.close());

  it('is loaded once and kept', async () => {
    const { deployments } = live.fleet;
    assert.deepEqual(deployments.all(), []);
    await deployments.of(deploymentId).read();
    await deployments.of(deploymentId).read();
    assert.equal(deployments.of(deploymentId), deployments.of(deploymentId));
    assert.deepEqual(
      deployments.all().map((one) => one.deploymentId),
      [deploymentId],
    );
    assert.deepEqual(live.takeRequests(), [`GetDeployment ${deploymentId}`]);
    assert.deepEqual(live.changes.at(-1), { kind: 'deployment', deploymentId });
  });

  it('is canceled with its fleet', async () => {
    const { deployments } = live.fleet;
    live.simulator.setFaults({ operation: 'GetDeployment', effect: { kind: 'hang' } });
    const arrived = live.simulator.nextRequest(({ operation }) => operation === 'GetDeployment');
    const reading = deployments.of(deploymentId).read();
    await arrived;
    deployments.cancel();
    await reading;
    assert.deepEqual(deployments.all(), []);
  });
});

describe('the account of a fleet', () => {
  const arn = (account: string): string => `arn:aws:iot:eu-west-1:${account}:job/x`;
  const deployment = (account: string) => effectiveDeployment({ iotJobArn: arn(account), targetArn: undefined });

  it('is the account of the credentials', () => {
    const account = new FleetAccount({ account: () => '111111111111' });
    account.lookIn([deployment('222222222222')]);
    assert.equal(account.current, '111111111111');
  });

  it("else is the first one in the ARN of a deployment, and doesn't change", () => {
    const account = new FleetAccount({ account: () => undefined });
    account.lookIn(undefined);
    assert.equal(account.current, undefined);
    account.lookIn([
      effectiveDeployment({ iotJobArn: undefined, targetArn: undefined }),
      effectiveDeployment({ iotJobArn: undefined, targetArn: arn('222222222222') }),
      deployment('333333333333'),
    ]);
    assert.equal(account.current, '222222222222');
    account.lookIn([deployment('444444444444')]);
    assert.equal(account.current, '222222222222');
  });
});
