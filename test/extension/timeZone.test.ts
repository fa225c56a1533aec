import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settings } from '../../src/manifest';
import { hoverOf } from './support/hoverOf';
import { openFleet, type OpenFleet } from './support/openFleet';
import { smallFleet } from './support/smallFleet';

describe('the setting greengrass.timeZone', () => {
  const zoneOfThisMachine = process.env['TZ'];
  let program: OpenFleet;

  async function set(timeZone: string | undefined): Promise<void> {
    await vscode.workspace.getConfiguration().update(settings.timeZone, timeZone, vscode.ConfigurationTarget.Global);
  }

  beforeEach(async () => {
    process.env['TZ'] = 'Asia/Kathmandu';
    program = await openFleet(smallFleet);
    while (!program.view.view.visible) {
      await vscode.commands.executeCommand('greengrass.coreDevices.focus');
    }
  });
  afterEach(async () => {
    await set(undefined);
    await program.dispose();
    if (zoneOfThisMachine === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = zoneOfThisMachine;
    }
  });

  it('draws rows again with the time zone in their hovers, and ignores an unknown value', async () => {
    const { tree } = program.view;
    const device = await program.find('press-2');
    const reported = async (): Promise<string> =>
      /Last report: \S+ \S+ (\S+)\s/u.exec(await hoverOf(tree, device))?.[1] ?? '';
    assert.equal(await reported(), '+05:45');
    await program.settle();
    let drawn = program.nextChange();
    await set('utc');
    while ((await drawn)?.includes(device) === false) {
      drawn = program.nextChange();
    }
    assert.equal(await reported(), 'UTC');
    await set('moon');
    assert.equal(await reported(), '+05:45');
  });
});
