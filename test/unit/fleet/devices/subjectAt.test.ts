import assert from 'node:assert/strict';
import { subjectAt } from '../../../../src/fleet/devices/subjectAt';
import type { Address } from '../../../../src/greengrass/addresses/address';
import { smallFleet } from '../../../extension/support/smallFleet';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('the subject at an address', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
    await live.fleet.list.readFirst();
    await live.fleet.devices.get('press-2')?.open();
  });
  afterEach(() => live.close());

  const at = { connectionId: 'c', thingName: 'press-2' };
  const deploymentId = '0f0a1f3e-0000-4000-8000-000000000001';

  it('is the core device', () => {
    const subject = subjectAt(live.fleet, { kind: 'coreDevice', ...at });
    assert.ok(subject?.kind === 'coreDevice');
    assert.equal(subject.on.device.coreDeviceThingName, 'press-2');
  });

  it('is the deployment with its device', () => {
    const subject = subjectAt(live.fleet, { kind: 'effectiveDeployment', ...at, deploymentId });
    assert.ok(subject?.kind === 'effectiveDeployment');
    assert.deepEqual(
      [subject.deployment.deploymentName, subject.on.device.coreDeviceThingName],
      ['press-line', 'press-2'],
    );
  });

  it('is the component with its device', () => {
    const subject = subjectAt(live.fleet, { kind: 'installedComponent', ...at, componentName: 'com.acme.Debug' });
    assert.ok(subject?.kind === 'installedComponent');
    assert.deepEqual([subject.component.componentVersion, subject.on.device.coreDeviceThingName], ['0.1.0', 'press-2']);
  });

  const missing: readonly (readonly [what: string, address: Address])[] = [
    ['a core device', { kind: 'coreDevice', connectionId: 'c', thingName: 'press-99' }],
    ['a deployment', { kind: 'effectiveDeployment', ...at, deploymentId: 'other' }],
    ['a component', { kind: 'installedComponent', ...at, componentName: 'other' }],
    [
      'a deployment on a device that is not loaded',
      { kind: 'effectiveDeployment', connectionId: 'c', thingName: 'press-1', deploymentId },
    ],
    [
      'a component on a device that is not loaded',
      { kind: 'installedComponent', connectionId: 'c', thingName: 'press-1', componentName: 'com.acme.Debug' },
    ],
  ];
  for (const [what, address] of missing) {
    it(`is unknown for ${what} that the fleet doesn't have`, () => {
      assert.equal(subjectAt(live.fleet, address), undefined);
    });
  }

  it('is a thing of the fleet with its place', () => {
    const targetArn = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';
    assert.deepEqual(subjectAt(live.fleet, { kind: 'deployment', connectionId: 'c', targetArn }), {
      kind: 'deployment',
      targetArn,
      place: live.fleet.place(),
    });
  });

  it('has the latest deployment for a target once it is known', async () => {
    await live.fleet.rollouts.latest.listing.read();
    const [latest] = live.fleet.rollouts.latest.listing.state.items ?? [];
    const { targetArn = '' } = latest ?? {};
    const subject = subjectAt(live.fleet, { kind: 'deployment', connectionId: 'c', targetArn });
    assert.deepEqual(subject?.kind === 'deployment' && subject.known?.deployment, latest);
  });
});
