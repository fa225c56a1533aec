import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checkIndex, valuesInIndex } from '../../../src/commands/filter/indexFilter';
import { settings } from '../../../src/manifest';
import { accessDenied } from '../../simulator/faults/faults';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';

function setConnectivity(value: 'on' | undefined): Thenable<void> {
  return vscode.workspace.getConfiguration().update(settings.connectivity, value, vscode.ConfigurationTarget.Global);
}

const sensors = ['sensor-1', 'sensor-2'].map((thingName) => ({ thingName, connectivity: { connected: false } }));
const fleetWithSensors: SimulatedFleet = { ...smallFleet, iot: { things: sensors } };
const offline = { filter: { isOffline: true } } as const;

describe('a filter by the fleet index', () => {
  let program: OpenFleet;
  afterEach(async () => {
    await program.dispose();
    await setConnectivity(undefined);
  });

  const searches = (): number =>
    program.simulator.requests.filter(({ operation }) => operation === 'SearchIndex').length;

  /** Resolves once nothing is being searched. */
  async function searched(): Promise<readonly string[]> {
    const { filteredFleets } = program.app;
    const isReading = (): boolean =>
      filteredFleets.queries.length === 0 || filteredFleets.queries.some(({ state }) => state.isReading);
    while (isReading()) {
      await new Promise<void>((resolve) => {
        const end = filteredFleets.onDidChange(() => {
          end();
          resolve();
        });
      });
    }
    return program.rows();
  }

  async function open(fleet: SimulatedFleet): Promise<void> {
    program = await openFleet(fleet);
    await program.rows();
    await program.settle();
  }

  it('shows the offline core devices, and counts the things that are none', async () => {
    await setConnectivity('on');
    await open(fleetWithSensors);
    program.app.viewOptions.change(offline);
    const rows = await searched();
    assert.equal(rows.length, 1, rows.join('\n'));
    assert.match(rows[0] ?? '', /^press-1 \| .*offline/u);
    await program.settle();
    assert.match(
      program.view.view.message ?? '',
      /Filter: offline\. 1 core device, data from .*\. 2 things in the index aren't core devices\.$/u,
    );
    await vscode.commands.executeCommand('greengrass.coreDevices.clearFilter');
    assert.equal((await program.rows()).length, 3);
  });

  it('asks nothing while the setting is off, and one click turns it on', async () => {
    await open(fleetWithSensors);
    program.app.viewOptions.change(offline);
    assert.deepEqual(await searched(), ['This filter needs the fleet index | turn on greengrass.connectivity']);
    assert.equal(searches(), 0);
    const [row] = await program.view.tree.getChildren();
    await vscode.commands.executeCommand(row?.click?.().command ?? '');
    assert.equal((await searched()).length, 1);
    assert.equal(searches(), 1);
  });

  it('shows a page of the index at a time', async () => {
    await setConnectivity('on');
    await open({ ...generateFleet(300), iot: { things: [] } });
    program.app.viewOptions.change({ filter: { thingType: 'gateway' } });
    const rows = await searched();
    assert.equal(rows.length, 101);
    assert.equal(rows.at(-1), 'Load More | the first 100 core devices shown');
    const more = (await program.view.tree.getChildren()).at(-1);
    await vscode.commands.executeCommand('greengrass.coreDevices.loadMore', more);
    assert.ok((await searched()).length > 150);
  });

  it('keeps the rows when the index is denied, and says which permission is missing', async () => {
    await setConnectivity('on');
    await open(fleetWithSensors);
    program.app.viewOptions.change(offline);
    await searched();
    program.simulator.setFaults({ operation: 'SearchIndex', effect: accessDenied('iot:SearchIndex') });
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    const rows = await searched();
    assert.equal(rows.length, 2, rows.join('\n'));
    assert.equal(rows[0], 'Access denied: iot:SearchIndex is missing');
  });

  it('sends nothing to the index while the setting is off, whatever the filter has', async () => {
    await open(fleetWithSensors);
    const before = program.simulator.requests.length;
    await checkIndex(program.app, {}, { attribute: 'site=graz', name: 'press' });
    assert.deepEqual(await valuesInIndex(program.app, 'registry.thingTypeName'), []);
    assert.equal(program.simulator.requests.length, before);
  });

  it("doesn't keep the user from other changes while the index is denied", async () => {
    await setConnectivity('on');
    await open(fleetWithSensors);
    program.simulator.setFaults({ operation: 'SearchIndex', effect: accessDenied('iot:SearchIndex') });
    const { filter } = offline;
    await assert.rejects(checkIndex(program.app, {}, filter), { permission: 'iot:SearchIndex' });
    await checkIndex(program.app, filter, { ...filter, name: 'press' });
    await checkIndex(program.app, { ...filter, thingType: 'sensor' }, { ...filter, thingType: '' });
    await assert.rejects(checkIndex(program.app, { attribute: 'site=graz' }, { attribute: 'site=linz' }));
  });
});
