import assert from 'node:assert/strict';
import type { DeviceDirectory } from '../../../../src/fleet/devices/deviceDirectory';
import { click } from '../../../../src/fleet/requests/requestPool';
import type { CoreDeviceDetails } from '../../../../src/greengrass/model';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice, coreDeviceDetails } from '../../fixtures';
import { openLiveFleet } from '../liveFleet';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { openList } from './openList';

const press = coreDevice({ coreDeviceThingName: 'press-1' });

describe('the directory of core devices', () => {
  let directory: DeviceDirectory;
  /** Signals of the requests, and the function that answers the latest. */
  let signals: AbortSignal[];
  let answer: (details: CoreDeviceDetails) => void;
  beforeEach(() => {
    signals = [];
    ({ directory } = openList(
      {
        getCoreDevice: (_thingName, signal) => {
          signals.push(signal);
          return new Promise((resolve) => (answer = resolve));
        },
      },
      new FakeClock(),
    ));
  });

  it('has another version after each change, even if its devices are the same as before', () => {
    const versions = [directory.version];
    directory.keep([press]);
    versions.push(directory.version);
    directory.forget(['press-1']);
    versions.push(directory.version);
    directory.keep([press]);
    versions.push(directory.version);
    assert.equal(new Set(versions).size, 4);
  });

  it("stays as it is when a device that it doesn't have is gone", () => {
    directory.keep([press]);
    const { namesInOrder, version } = directory;
    directory.forget(['no-core-device']);
    assert.equal(directory.namesInOrder, namesInOrder);
    assert.equal(directory.version, version);
  });

  it('has no device whose lookup was canceled', async () => {
    const abort = new AbortController();
    const finding = directory.find('press-1', click, abort.signal);
    await settled();
    abort.abort();
    await assert.rejects(finding, { kind: 'canceled' });
    assert.equal(signals[0]?.aborted, true);
    answer(coreDeviceDetails());
    await settled();
    assert.deepEqual([...directory.names()], []);
  });

  it('drops the response to a read that was canceled', async () => {
    directory.keep([press]);
    const reading = directory.get('press-1')?.details.read();
    await settled();
    directory.cancel();
    assert.equal(signals[0]?.aborted, true);
    answer(coreDeviceDetails());
    await reading;
    assert.equal(directory.get('press-1')?.detailsIfRead, undefined);
  });
});

describe('a core device that is gone', () => {
  it('is reported once, and never if it was unknown', async () => {
    const live = await openLiveFleet(generateFleet(3));
    try {
      await live.fleet.list.readFirst();
      const [name = ''] = live.simulator.deviceNames();
      const { length } = live.changes;
      live.fleet.devices.forget(['no-core-device']);
      live.fleet.devices.forget([name, 'no-core-device']);
      live.fleet.devices.forget([name]);
      assert.deepEqual(live.changes.slice(length), [{ kind: 'devices', thingNames: [name] }]);
    } finally {
      await live.close();
    }
  });
});
