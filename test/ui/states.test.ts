import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { smallFleet } from '../extension/smallFleet';
import { accessDenied, expiredToken, type Effect } from '../simulator/faults';
import type { OpenProgram } from './openProgram';
import { openWindow } from './suite';
import { themes } from './themes';

const config = `
[profile plant]
region = eu-west-1
aws_access_key_id = AKIAPLANT
aws_secret_access_key = secret
`;

/** What goes wrong with the list of core devices, the row that says so, and the step that a click takes. */
const faults: readonly (readonly [name: string, effect: Effect, row: string, next: RegExp])[] = [
  ['expired', expiredToken, 'Session for profile plant expired', /Click to sign in again/u],
  [
    'denied',
    accessDenied('greengrass:ListCoreDevices'),
    'Access denied: greengrass:ListCoreDevices is missing',
    /"Action": "greengrass:ListCoreDevices"/u,
  ],
];

describe("a fleet that can't load", () => {
  let program: OpenProgram;
  before(async () => {
    const settings = { 'greengrass.profile': 'plant' };
    program = await openWindow({ fleet: smallFleet, awsConfig: () => config, settings });
    await program.row('press-2').waitFor();
    await program.widenSideBar();
  });
  after(() => program.close());

  /** Connects anew, so that nothing of an earlier read is left, and waits for the row. */
  async function connectAnew(row: string): Promise<void> {
    await program.set({ 'greengrass.profile': 'none-yet' });
    await program.row("Profile none-yet doesn't exist").waitFor();
    await program.set({ 'greengrass.profile': 'plant' });
    await program.row(row).waitFor();
  }

  /** What the hover of the row says, with a picture of it in a dark and a light theme. */
  async function pictured(name: string, row: string): Promise<string> {
    let text = '';
    for (const [kind, theme] of themes.slice(0, 2)) {
      await program.set({ 'greengrass.profile': 'plant', 'workbench.colorTheme': theme });
      await program.page.locator(`.monaco-workbench.${kind}`).waitFor();
      text = await program.hover(row);
      await program.screenshot(`state-${name}-${kind}`);
      await program.leave();
    }
    return text;
  }

  /** What the Failures view says where it has no rows. */
  function emptyFailures(text: string): Locator {
    return program.page.locator('.sidebar .welcome-view-content', { hasText: text });
  }

  for (const [name, effect, row, next] of faults) {
    it(`shows why, and what to do: ${name}`, async () => {
      program.simulator.setFaults({ operation: 'ListCoreDevices', effect });
      await connectAnew(row);
      assert.match(await pictured(name, row), next);
      await emptyFailures("Couldn't load core devices").waitFor();
    });
  }

  it('copies the IAM statement to ask for', async () => {
    program.simulator.setFaults({ operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') });
    const row = 'Access denied: greengrass:ListCoreDevices is missing';
    await connectAnew(row);
    assert.deepEqual(await program.contextMenu(row), ['Copy IAM Statement']);
    const statement = await program.copied(() => program.choose('Copy IAM Statement'));
    assert.match(statement, /"Action": "greengrass:ListCoreDevices"/u);
  });

  it('keeps its rows, and says when they were loaded', async () => {
    program.simulator.setFaults();
    await connectAnew('press-2');
    program.simulator.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
    await program.press('Core Devices', 'Refresh');
    await program.row('Access denied').waitFor();
    await program.row('press-2').waitFor();
    // The message says it even if the user has scrolled down.
    await program.page
      .locator('.sidebar .tree-explorer-viewlet-tree-view .message', {
        hasText: /^Access denied: .* is missing: showing data from \d{4}-[^.]+\.$/,
      })
      .waitFor();
    await program.screenshot('state-denied-later');
  });

  it('offers to sign in again in the message of a failed command', async () => {
    program.simulator.setFaults({ operation: 'GetCoreDevice', effect: expiredToken });
    await connectAnew('press-2');
    await program.run('Greengrass: Go to Core Device…');
    const { page } = program;
    await program.type('press-99');
    await program.accept();
    const told = page.locator('.notification-toast', { hasText: 'Session for profile plant expired' });
    await told.waitFor();
    await program.screenshot('state-expired-command');
    await told.locator('.monaco-button', { hasText: 'Sign In' }).click();
    await page.locator('.notification-toast', { hasText: "Profile plant doesn't use sign-in" }).waitFor();
    await program.run('Notifications: Clear All Notifications');
  });

  it('says where there are no core devices', async () => {
    program.simulator.setFaults();
    for (const name of program.simulator.deviceNames()) {
      program.simulator.remove(name);
    }
    await connectAnew('No core devices in eu-west-1');
    await emptyFailures('No failures on the scanned core devices').waitFor();
    await program.screenshot('state-empty');
  });
});
