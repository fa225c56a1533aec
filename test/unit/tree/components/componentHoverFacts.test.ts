import assert from 'node:assert/strict';
import type { SimulatedComponent } from '../../../simulator/fleetFile';
import { coreDevice } from '../../../simulator/generated/deviceParts';
import { days } from '../../../simulator/generated/random';
import { useZone } from '../../text/useZone';
import { kindsOfChangedHovers } from '../changedHovers';
import { allNodes } from '../outline';
import { openComponentRows, type OpenComponentRows } from './openComponentRows';

const newDevice = coreDevice('saw-4', { coreVersion: '2.14.3', isLite: false }, 60, [], []);

describe('a row of components whose hover changes is drawn again', () => {
  useZone('Asia/Kathmandu');
  let open: OpenComponentRows;
  beforeEach(async () => {
    open = await openComponentRows();
    await open.scan();
  });
  afterEach(() => open.close());

  const changedKinds = async (change: () => Promise<unknown>): Promise<readonly string[]> => {
    const openAll = async () => {
      await open.openAll();
      return allNodes(open.top);
    };
    return [...(await kindsOfChangedHovers(openAll, change))].sort();
  };

  /** Changes the saw on a core device. */
  async function changeSaw(thingName: string, fields: Partial<SimulatedComponent>): Promise<void> {
    open.live.simulator.update(thingName, ({ installedComponents }) => ({
      installedComponents: installedComponents.map((one) =>
        one.componentName === 'com.example.Saw' ? { ...one, ...fields } : one,
      ),
    }));
    await open.live.fleet.devices.get(thingName)?.components.refresh();
  }

  it('after another core device is found', async () => {
    const kinds = await changedKinds(async () => {
      open.live.simulator.put(newDevice);
      await open.live.fleet.list.refresh();
    });
    // The rows of components and versions change, too: they say that only some devices are scanned.
    assert.deepEqual(kinds, ['group', 'state']);
  });

  it('after a component on a core device has other details', async () => {
    assert.deepEqual(await changedKinds(() => changeSaw('saw-2', { lifecycleStateDetails: 'Exit code 137' })), [
      'installedComponent',
    ]);
  });

  it('after a component on a core device has another state', async () => {
    assert.deepEqual(await changedKinds(() => changeSaw('saw-3', { lifecycleState: 'STARTING' })), [
      'componentVersion',
    ]);
  });

  it('after a version has another description', async () => {
    const kinds = await changedKinds(async () => {
      const { components } = open.live.fleet;
      open.live.simulator.publish('com.example.Saw', {
        componentVersion: '1.1.0',
        creationTimestamp: -4 * days,
        status: { message: 'Checked' },
      });
      const [saw] = (components.own.state.items ?? []).filter(
        ({ componentName }) => componentName === 'com.example.Saw',
      );
      await components.version(`${saw?.arn ?? ''}:versions:1.1.0`).refresh();
    });
    assert.deepEqual(kinds, ['componentVersion']);
  });

  it('after the time zone changes', async () => {
    const kinds = await changedKinds(() => {
      open.view.timeZone = 'utc';
      return Promise.resolve();
    });
    assert.deepEqual(kinds, ['component', 'componentVersion', 'installedComponent']);
  });
});
