import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { smallFleet } from '../extension/support/smallFleet';
import { accessDenied, expiredToken, type Effect } from '../simulator/faults/faults';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';
import { themes } from './support/themes';

const config = `
[profile plant]
region = eu-west-1
aws_access_key_id = AKIAPLANT
aws_secret_access_key = secret
`;

/** Faults of the list of core devices, each with its row and the next step in its hover. */
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

  /** Reconnects without data from earlier reads, and waits for the row. */
  async function reconnect(row: string): Promise<void> {
    await program.set({ 'greengrass.profile': 'none-yet' });
    await program.row("Profile none-yet doesn't exist").waitFor();
    await program.set({ 'greengrass.profile': 'plant' });
    await program.row(row).waitFor();
  }

  /** The text of a row's hover. Takes a screenshot of it in a dark and a light theme. */
  async function hoverWithScreenshots(name: string, row: string): Promise<string> {
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

  /** The text of the Failures view when it has no rows. */
  function emptyFailures(text: string): Locator {
    return program.page.locator('.sidebar .welcome-view-content', { hasText: text });
  }

  for (const [name, effect, row, next] of faults) {
    it(`shows why, and what to do: ${name}`, async () => {
      program.simulator.setFaults({ operation: 'ListCoreDevices', effect });
      await reconnect(row);
      assert.match(await hoverWithScreenshots(name, row), next);
      await emptyFailures("Couldn't load core devices").waitFor();
    });
  }

  it('copies the IAM statement to ask for', async () => {
    program.simulator.setFaults({ operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') });
    const row = 'Access denied: greengrass:ListCoreDevices is missing';
    await reconnect(row);
    assert.deepEqual(await program.contextMenu(row), ['Copy IAM Statement']);
    const statement = await program.copied(() => program.selectMenuItem('Copy IAM Statement'));
    assert.match(statement, /"Action": "greengrass:ListCoreDevices"/u);
  });

  it('keeps its rows, and says when they were loaded', async () => {
    program.simulator.setFaults();
    await reconnect('press-2');
    program.simulator.setFaults({ effect: accessDenied('greengrass:ListCoreDevices') });
    await program.clickButton('Core Devices', 'Refresh');
    await program.row('Access denied').waitFor();
    await program.row('press-2').waitFor();
    await program.row('showing data loaded').waitFor();
    await program.screenshot('state-denied-later');
  });

  it('offers to sign in again in the message of a failed command', async () => {
    program.simulator.setFaults({ operation: 'GetCoreDevice', effect: expiredToken });
    await reconnect('press-2');
    await program.run('Greengrass: Go to Core Device…');
    const { page } = program;
    await program.type('press-99');
    await program.accept();
    const toast = page.locator('.notification-toast', { hasText: 'Session for profile plant expired' });
    await toast.waitFor();
    await program.screenshot('state-expired-command');
    await toast.locator('.monaco-button', { hasText: 'Sign In' }).click();
    await page.locator('.notification-toast', { hasText: "Profile plant doesn't use sign-in" }).waitFor();
    await program.run('Notifications: Clear All Notifications');
  });

  it('says that there are no core devices in the Region', async () => {
    program.simulator.setFaults();
    for (const name of program.simulator.deviceNames()) {
      program.simulator.remove(name);
    }
    await reconnect('No core devices in eu-west-1');
    await emptyFailures('No failures on the scanned core devices').waitFor();
    await program.screenshot('state-empty');
  });
});
