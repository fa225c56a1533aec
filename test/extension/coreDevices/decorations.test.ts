import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connect } from '../../../src/aws/connect';
import type { Fleet } from '../../../src/fleet/fleet';
import { Sessions } from '../../../src/fleet/sessions';
import { FailureDecorations } from '../../../src/tree/coreDevices/decorations';
import { decorationUri } from '../../../src/tree/engine/decorationUri';
import { systemClock } from '../../../src/ui/systemClock';
import { generateFleet } from '../../simulator/generated/generateFleet';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { failingDevice, restartingDevice, smallFleet } from '../support/smallFleet';
import { openFleet, type OpenFleet } from '../support/openFleet';

describe('the decoration of a failing device', () => {
  let program: OpenFleet;
  let sessions: Sessions;
  let fleet: Fleet;
  let decorations: FailureDecorations;

  async function open(simulated: SimulatedFleet): Promise<void> {
    program = await openFleet(simulated);
    sessions = new Sessions(connect, systemClock, { profile: undefined, region: undefined }, []);
    decorations = new FailureDecorations(sessions);
    await sessions.open();
    assert.ok(sessions.selected.fleet);
    fleet = sessions.selected.fleet;
    await fleet.list.readFirst();
    await fleet.list.settled();
  }
  afterEach(async () => {
    decorations.dispose();
    sessions.dispose();
    await program.dispose();
  });

  function readUnhealthy(): Promise<void> {
    return fleet.unlisted.readFiltered({ status: 'UNHEALTHY' }, new AbortController().signal, () => undefined);
  }

  it('has the color of the icon, and only errors color the connection', async () => {
    await open({ ...smallFleet, devices: [failingDevice, restartingDevice] });
    const colorOf = async (thingName: string): Promise<readonly unknown[]> => {
      await fleet.devices.get(thingName)?.components.read({ priority: 'background' });
      const decoration = decorations.provideFileDecoration(decorationUri([fleet.connection.id, thingName]));
      return [decoration?.color?.id, decoration?.propagate ?? false];
    };
    assert.deepEqual(await colorOf('press-2'), ['list.errorForeground', true]);
    assert.deepEqual(await colorOf('press-3'), ['list.warningForeground', false]);
  });

  it('applies to a device that the list has not loaded, and disappears with it', async () => {
    await open(generateFleet(1_450));
    await readUnhealthy();
    const listed = new Set(fleet.list.state.thingNames);
    const far = [...fleet.devices.names()].find((thingName) => !listed.has(thingName)) ?? '';
    const uri = decorationUri([fleet.connection.id, far]);
    assert.equal(decorations.provideFileDecoration(uri)?.propagate, true, 'It colors the row of the connection.');

    program.simulator.remove(far);
    await fleet.refresh([]);
    const announced: vscode.Uri[] = [];
    decorations.onDidChangeFileDecorations((uris) => announced.push(...uris));
    await readUnhealthy();
    assert.equal(decorations.provideFileDecoration(uri), undefined);
    assert.deepEqual(announced.map(String), [uri.toString()]);
  });
});
