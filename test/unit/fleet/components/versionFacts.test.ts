import assert from 'node:assert/strict';
import {
  devicesByStatusCode,
  installedVersions,
  publishedVersions,
} from '../../../../src/fleet/components/versionFacts';
import { ManualClock } from '../../../simulator/clock';
import { component, coreDevice } from '../../../simulator/generated/deviceParts';
import { account, days, hours, region } from '../../../simulator/generated/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const nucleus = { coreVersion: '2.14.3', isLite: false };

function device(name: string, version: string, ...codes: readonly string[]) {
  const state = codes.length === 0 ? {} : { lifecycleState: 'BROKEN', lifecycleStatusCodes: [...codes] };
  return coreDevice(name, nucleus, 60, [], [component('com.example.Saw', version, 'd1', hours, state)]);
}

function published(scope: 'PRIVATE' | 'PUBLIC', ...versions: readonly string[]) {
  const all = versions.map((componentVersion) => ({ componentVersion, creationTimestamp: -days }));
  return { componentName: 'com.example.Saw', scope, versions: all };
}

describe('what is known about the versions of a component', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    const simulated = {
      account,
      region,
      devices: [
        device('saw-1', '1.0.0'),
        device('saw-2', '1.1.0', 'RUN_ERROR'),
        device('saw-3', '1.1.0', 'RUN_ERROR', 'INSTALL_ERROR', 'RUN_ERROR'),
        device('saw-4', '1.1.0'),
      ],
      components: [published('PUBLIC', '9.0.0'), published('PRIVATE', '1.0.0', '1.1.0')],
    };
    live = await openLiveFleet(simulated, {}, { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity });
  });
  afterEach(() => live.close());

  it('is nothing before it was loaded, and asking sends no request', () => {
    const sent = live.simulator.requests.length;
    assert.equal(publishedVersions(live.fleet, 'com.example.Saw').versions, undefined);
    assert.equal(installedVersions(live.fleet, 'com.example.Saw').size, 0);
    assert.equal(devicesByStatusCode(live.fleet, 'com.example.Saw', '1.1.0').size, 0);
    assert.equal(live.simulator.requests.length, sent);
  });

  it("has the versions of the account's own component, which replaces that of AWS", async () => {
    const { components } = live.fleet;
    await Promise.all([components.own.read(), components.provided.read()]);
    const [own] = components.own.state.items ?? [];
    await components.versions(own?.arn ?? '').read();
    assert.deepEqual(publishedVersions(live.fleet, 'com.example.Saw').versions, ['1.1.0', '1.0.0']);
  });

  it('counts the devices of each version, and those that report a status code', async () => {
    for (const name of ['saw-1', 'saw-2', 'saw-3', 'saw-4']) {
      await (await live.fleet.devices.find(name)).open();
    }
    assert.deepEqual(
      installedVersions(live.fleet, 'com.example.Saw'),
      new Map([
        ['1.0.0', 1],
        ['1.1.0', 3],
      ]),
    );
    assert.deepEqual(
      devicesByStatusCode(live.fleet, 'com.example.Saw', '1.1.0'),
      new Map([
        ['RUN_ERROR', 2],
        ['INSTALL_ERROR', 1],
      ]),
    );
    assert.equal(devicesByStatusCode(live.fleet, 'com.example.Saw', '1.0.0').size, 0);
  });
});
