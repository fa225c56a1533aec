import assert from 'node:assert/strict';
import { conflictFacts } from '../../../../src/fleet/components/conflictVersions';
import { loadConflictVersions } from '../../../../src/fleet/components/loadConflictVersions';
import { ManualClock } from '../../../simulator/clock';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, days, hours, region, seededRandom } from '../../../simulator/generated/random';
import { failedDeployment, now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const nucleus = { coreVersion: '2.14.3', isLite: false };
const deployment = groupDeployment(seededRandom(3), 'line-3', 'press-line', 2 * hours);
const published = (componentName: string, scope: 'PRIVATE' | 'PUBLIC', ...versions: readonly string[]) => ({
  componentName,
  scope,
  versions: versions.map((componentVersion) => ({ componentVersion, creationTimestamp: -days })),
});
const simulated = {
  account,
  region,
  devices: [coreDevice('press-1', nucleus, 60, [deployment], [])],
  components: [
    published('com.acme.Press', 'PRIVATE', '1.0.0', '1.1.0'),
    published('aws.greengrass.Nucleus', 'PUBLIC', '2.13.0', '2.14.0'),
    published('aws.greengrass.Cli', 'PUBLIC', '2.13.0'),
    published('aws.greengrass.Cli', 'PRIVATE', '9.0.0'),
  ],
};

function conflicting(componentName: string) {
  return failedDeployment([], {
    reason: `FAILED_NO_STATE_CHANGE: No version. Component ${componentName} version constraints: thinggroup/line-3 requires =1.4.0.`,
  });
}

describe('the published versions for a conflict', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(simulated, {}, { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity });
    // The account is in the ARNs of a device's deployments.
    await (await live.fleet.devices.find('press-1')).open();
  });
  afterEach(() => live.close());

  async function loaded(componentName: string) {
    await loadConflictVersions(live.fleet, conflicting(componentName));
    return conflictFacts(live.fleet, conflicting(componentName))?.published;
  }

  it('are unknown before they were loaded, and asking sends no request', () => {
    const sent = live.simulator.requests.length;
    const facts = conflictFacts(live.fleet, conflicting('com.acme.Press'));
    assert.equal(facts?.conflict.componentName, 'com.acme.Press');
    assert.equal(facts.published, undefined);
    assert.equal(live.simulator.requests.length, sent);
  });

  it("are those of the account's component", async () => {
    assert.deepEqual(await loaded('com.acme.Press'), ['1.1.0', '1.0.0']);
  });

  it('are those of AWS if the account has none, and else not', async () => {
    assert.deepEqual(await loaded('aws.greengrass.Nucleus'), ['2.14.0', '2.13.0']);
    assert.deepEqual(await loaded('aws.greengrass.Cli'), ['9.0.0']);
  });

  it('have the description of the greatest one that satisfies all requirements', async () => {
    const requirement = 'thinggroup/line-3 requires >=1.0.0 <2.0.0';
    const reason = `FAILED_NO_STATE_CHANGE: No version. Component com.acme.Press version constraints: ${requirement}.`;
    const failed = failedDeployment([], { reason });
    await loadConflictVersions(live.fleet, failed);
    const { componentArn, described, deployedAt } = conflictFacts(live.fleet, failed) ?? {};
    assert.equal(componentArn, `arn:aws:greengrass:${region}:${account}:components:com.acme.Press`);
    assert.deepEqual(
      described?.map(({ componentVersion }) => componentVersion),
      ['1.1.0'],
    );
    assert.equal(deployedAt, failed.creationTimestamp);
  });

  it('are none if neither has the component', async () => {
    assert.deepEqual(await loaded('com.acme.Unknown'), []);
  });

  it('are unknown with the reason if they may not be listed', async () => {
    live.simulator.setFaults({ effect: accessDenied('greengrass:ListComponentVersions') });
    assert.equal(await loaded('com.acme.Press'), undefined);
    assert.equal(conflictFacts(live.fleet, conflicting('com.acme.Press'))?.error?.kind, 'denied');
  });

  it('are unknown with the reason if only the first of them could be listed', async () => {
    const many = Array.from({ length: 120 }, (_, index) => `1.${index}.0`);
    await live.close();
    live = await openLiveFleet(
      { ...simulated, components: [published('com.acme.Press', 'PRIVATE', ...many)] },
      {},
      { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity },
    );
    await (await live.fleet.devices.find('press-1')).open();
    live.simulator.setFaults({ operation: 'ListComponentVersions', page: 2, effect: accessDenied('x') });
    assert.equal(await loaded('com.acme.Press'), undefined);
    assert.equal(conflictFacts(live.fleet, conflicting('com.acme.Press'))?.error?.kind, 'denied');
    live.simulator.setFaults();
    assert.equal((await loaded('com.acme.Press'))?.length, 120);
  });

  it('are unknown without an error while the account is unknown and AWS has no such component', async () => {
    await live.close();
    live = await openLiveFleet({ ...simulated, devices: [] }, { account: () => undefined });
    assert.equal(await loaded('com.acme.Press'), undefined);
    assert.equal(conflictFacts(live.fleet, conflicting('com.acme.Press'))?.error, undefined);
  });

  it('are not asked for after other failures', async () => {
    const sent = live.simulator.requests.length;
    const other = failedDeployment([], { reason: 'FAILED_NO_STATE_CHANGE: No space left' });
    const arrived = { ...conflicting('com.acme.Press'), coreDeviceExecutionStatus: 'SUCCEEDED' };
    for (const one of [other, arrived]) {
      await loadConflictVersions(live.fleet, one);
      assert.equal(conflictFacts(live.fleet, one), undefined);
    }
    assert.equal(live.simulator.requests.length, sent);
  });
});
