import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ViewOptions } from '../../../src/fleet/selection/viewOptions';
import { accessDenied } from '../../simulator/faults/faults';
import { groupDeployment } from '../../simulator/generated/deviceParts';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { hours, seededRandom } from '../../simulator/generated/random';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { failingDevice, otherDevices, smallFleet } from '../support/smallFleet';

const random = seededRandom(11);
const stuck = groupDeployment(random, 'line-3', 'press-line', 6 * hours, {
  coreDeviceExecutionStatus: 'IN_PROGRESS',
  modifiedTimestamp: -5 * hours,
});
const queued = groupDeployment(random, 'line-4', 'bring-up', 4 * hours, {
  coreDeviceExecutionStatus: 'QUEUED',
  modifiedTimestamp: -4 * hours,
});
const stuckFleet: SimulatedFleet = {
  ...smallFleet,
  devices: [failingDevice, ...otherDevices].map((device) =>
    device === otherDevices[0] ? { ...device, effectiveDeployments: [stuck, queued] } : device,
  ),
};

describe('the filter and the groups', () => {
  let program: OpenFleet;
  afterEach(() => program.dispose());

  /** Resolves once the filter has loaded everything it needs. */
  async function judged(): Promise<void> {
    const { filteredFleets } = program.app;
    const isReading = (): boolean => {
      const { queries } = filteredFleets;
      return queries.length === 0 || queries.some(({ state }) => state.isReading);
    };
    while (isReading()) {
      await new Promise<void>((resolve) => {
        const end = filteredFleets.onDidChange(() => {
          end();
          resolve();
        });
      });
    }
  }

  async function rowsWith(change: Partial<ViewOptions>): Promise<readonly string[]> {
    await program.rows();
    program.app.viewOptions.change(change);
    await program.rows();
    await judged();
    return program.rows();
  }

  it('keeps the filter if a revealed device turns out to match', async () => {
    program = await openFleet(smallFleet);
    const filter = { errorCode: 'S3_HEAD_OBJECT_ACCESS_DENIED' };
    await rowsWith({ filter });
    await vscode.commands.executeCommand('greengrass.coreDevice.goTo', 'press-2');
    assert.deepEqual(
      (await program.selected()).map((node) => node.row().label),
      ['press-2'],
    );
    assert.equal(program.app.viewOptions.current.filter.errorCode, filter.errorCode);
  });

  it('shows the matching devices, and says how many are scanned', async () => {
    program = await openFleet(smallFleet);
    const rows = await rowsWith({ filter: { name: 'press-1*' } });
    assert.deepEqual(
      rows.map((row) => row.split(' | ')[0]),
      ['press-1', 'press-10'],
    );
    await program.settle();
    assert.equal(
      program.view.view.message,
      '3 core devices · 1 failing · 1 stale · not scanned. Filter: name press-1*. 2 core devices.',
    );
    await vscode.commands.executeCommand('greengrass.coreDevices.clearFilter');
    assert.equal((await program.rows()).length, 3);
    await program.settle();
    assert.equal(program.view.view.message, '3 core devices · 1 failing · 1 stale · not scanned');
  });

  it("finds devices that aren't loaded, and shows 100 rows at a time", async () => {
    program = await openFleet(generateFleet(1_500));
    const rows = await rowsWith({ filter: { name: 'graz-press' } });
    const fitting = program.simulator.deviceNames().filter((name) => name.includes('graz-press')).length;
    assert.equal(rows.length, 101);
    assert.equal(rows.at(-1), `Load More | 100 of ${fitting} core devices shown`);
    const more = (await program.view.tree.getChildren()).at(-1);
    await vscode.commands.executeCommand('greengrass.coreDevices.loadMore', more);
    assert.equal((await program.rows()).length, Math.min(fitting, 201));
  });

  it('filters in the service if possible', async () => {
    program = await openFleet(generateFleet(1_500));
    await rowsWith({ filter: { status: 'UNHEALTHY' } });
    const requested = program.simulator.requests.filter(({ query }) => query['status'] === 'UNHEALTHY');
    assert.equal(requested.length, 1);
  });

  it('says that no device matches, and clears the filter on a click', async () => {
    program = await openFleet(smallFleet);
    assert.deepEqual(await rowsWith({ filter: { name: 'nobody' } }), [
      'No core device matches the filter | name nobody',
    ]);
    const [row] = await program.view.tree.getChildren();
    await vscode.commands.executeCommand(row?.click?.().command ?? '');
    assert.equal((await program.rows()).length, 3);
  });

  it('shows only failing devices with one button', async () => {
    program = await openFleet(smallFleet);
    await program.rows();
    await vscode.commands.executeCommand('greengrass.coreDevices.showFailingOnly');
    await program.rows();
    await judged();
    assert.deepEqual(
      (await program.rows()).map((row) => row.split(' | ')[0]),
      ['press-2'],
    );
  });

  it('shows only devices with a stuck deployment once they are scanned', async () => {
    program = await openFleet(stuckFleet);
    const before = await rowsWith({ filter: { isStuck: true } });
    assert.deepEqual(before, [
      'No core device matches the filter | stuck',
      '3 core devices not scanned | scan every core device',
    ]);
    await vscode.commands.executeCommand('greengrass.coreDevices.clearFilter');
    const row = await program.find('press-10', 'Deployments (2)');
    assert.deepEqual([row.row().description, row.row().severity], ['1 stuck', 'warning']);
    assert.deepEqual(await rowsWith({ filter: { isStuck: true } }), ['press-10 | Stuck 5 h · report 2 h · press-line']);
    // The message changes every two seconds at most.
    program.later(2_000);
    await program.settle();
    assert.equal(
      program.view.view.message,
      '3 core devices · 1 failing · 1 stuck · 1 stale · not scanned. Filter: stuck. 1 core device; 2 not scanned.',
    );
  });

  it('groups devices with the most failures first, and reveals a device in its group', async () => {
    program = await openFleet(smallFleet);
    assert.deepEqual(await rowsWith({ grouping: 'status' }), [
      'Unhealthy | 1 failing of 1',
      'Healthy | 2 core devices · 1 stale',
    ]);
    const healthy = await program.find('Healthy');
    assert.equal((await program.rows(healthy)).length, 2);
    await vscode.commands.executeCommand('greengrass.coreDevice.goTo', 'press-10');
    assert.deepEqual(
      (await program.selected()).map((node) => [node.row().label, node.parent?.row().label]),
      [['press-10', 'Healthy']],
    );
  });

  it('groups by thing group membership, and says which permission is missing', async () => {
    program = await openFleet(generateFleet(30));
    program.simulator.setFaults({ operation: 'ListThingGroups', effect: accessDenied('null') });
    const denied = await rowsWith({ grouping: 'thingGroup' });
    assert.equal(denied[0], 'Access denied to iot:ListThingGroups');
    program.simulator.setFaults();
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    await judged();
    const rows = await program.rows();
    assert.ok(rows.length > 2, rows.join('\n'));
    assert.ok(
      rows.every((row) => /\| \d+ (?:core devices?|failing of \d+)/u.test(row)),
      rows.join('\n'),
    );
  });

  it("clears the filter if the user goes to a device that doesn't match", async () => {
    program = await openFleet(smallFleet);
    await rowsWith({ filter: { name: 'press-1*' } });
    await vscode.commands.executeCommand('greengrass.coreDevice.goTo', 'press-2');
    assert.deepEqual(
      (await program.selected()).map((node) => node.row().label),
      ['press-2'],
    );
  });

  it("says once that the list couldn't load, and keeps the matching devices", async () => {
    program = await openFleet(smallFleet);
    await rowsWith({ filter: { name: 'press-1*' } });
    program.simulator.setFaults({ operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') });
    await vscode.commands.executeCommand('greengrass.coreDevices.refresh');
    await judged();
    const rows = await program.rows();
    assert.equal(rows.length, 3, rows.join('\n'));
    assert.match(rows[0] ?? '', /^Access denied/u);
    const nodes = await program.view.tree.getChildren();
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
  });
});
