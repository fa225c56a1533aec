import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DeviceSuggestions, type DevicePick } from '../../../src/commands/devices/deviceSuggestions';
import type { Fleet } from '../../../src/fleet/fleet';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { attentionOf } from '../../../src/greengrass/status/attention';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';

const goTo = (name: string): Thenable<unknown> => vscode.commands.executeCommand('greengrass.coreDevice.goTo', name);

describe('Go to Core Device…', () => {
  let program: OpenFleet;
  afterEach(() => program.dispose());

  const selected = async (): Promise<readonly string[]> => (await program.selected()).map((node) => node.row().label);

  /** The fleet after its list has loaded the first devices. */
  async function loaded(): Promise<{ readonly fleet: Fleet; readonly rows: number }> {
    await program.rows();
    const { state } = program.app.sessions.selected;
    assert.ok(state.kind === 'open');
    await state.fleet.list.settled();
    return { fleet: state.fleet, rows: (await program.rows()).length };
  }

  it('selects the row of a device', async () => {
    program = await openFleet(smallFleet);
    await program.rows();
    await goTo('press-10');
    assert.deepEqual(await selected(), ['press-10']);
  });

  it("finds a device that isn't loaded with one request, and shows it in the right place", async () => {
    program = await openFleet(generateFleet(1_500));
    const { fleet, rows } = await loaded();
    const names = program.simulator.deviceNames();
    const far = names.find((name) => fleet.devices.get(name) === undefined) ?? '';
    const before = program.simulator.requests.length;
    await goTo(far);
    assert.deepEqual(await selected(), [far]);
    const requested = program.simulator.requests.slice(before).filter(({ operation }) => operation === 'GetCoreDevice');
    assert.deepEqual(
      requested.map(({ name }) => name),
      [far],
    );
    assert.equal((await program.rows()).length, rows + 1);
  });

  it('says that no name matches once the whole fleet is known, and still offers to look it up', async () => {
    program = await openFleet(smallFleet);
    const { fleet } = await loaded();
    const quickPick = vscode.window.createQuickPick<DevicePick>();
    const suggestions = new DeviceSuggestions(fleet, quickPick);
    const suggested = (typed: string): readonly (string | undefined)[] => {
      quickPick.value = typed;
      suggestions.search();
      return quickPick.items.map(({ label, detail }) => detail ?? label);
    };
    assert.deepEqual(suggested('9993'), ['Look up this exact name']);
    suggestions.finish();
    assert.deepEqual(suggested('9993'), ['No core device has 9993 in its name.']);
    assert.equal(quickPick.items[0]?.thingName, '9993');
    assert.deepEqual(suggested('press-10'), ['press-10']);
    quickPick.dispose();
  });

  it('loads the whole fleet for a search, and shows only what needs attention', async () => {
    program = await openFleet(generateFleet(1_500));
    const { fleet, rows } = await loaded();
    await fleet.unlisted.readAll(new AbortController().signal, () => undefined);
    assert.equal([...fleet.devices.names()].length, 1_500);
    const listed = new Set(fleet.list.state.thingNames);
    const context = { staleAfterHours: 25, stuckAfterHours: 2, now: fleet.now() };
    const urgent = [...fleet.devices.all()].filter(
      (record) => !listed.has(record.device.coreDeviceThingName) && attentionOf(record, context) !== undefined,
    );
    assert.ok(urgent.length > 0);
    // The order follows changes every two seconds at most.
    program.app.deviceOrders.apply();
    assert.equal((await program.rows()).length, rows + urgent.length);
  });
});
