import assert from 'node:assert/strict';
import { sampleFleet } from '../simulator/sample/sampleFleet';
import { sampleNames } from '../simulator/sample/sampleNames';
import type { OpenProgram } from './support/openProgram';
import { showDetails } from './support/panelPage';
import { openWindow } from './support/suite';

describe('the connection of a core device', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({ fleet: sampleFleet() });
    await program.row(sampleNames.brokenComponent).waitFor();
    // VS Code can lose the row of a menu while the list still loads. A command then acts on the row last clicked.
    await program.click(sampleNames.brokenComponent);
    await program.page.locator('.sidebar .monaco-list-row.selected').waitFor();
  });
  after(() => program.close());
  const asked = (): number =>
    program.simulator.requests.filter(({ operation }) => operation === 'GetThingConnectivityData').length;

  it("isn't asked until the user turns it on in a panel", async () => {
    const panel = await showDetails(program, sampleNames.brokenComponent);
    await panel.locator('text=bills each question').waitFor();
    assert.equal(asked(), 0);
    await panel.locator('button', { hasText: 'Show Connectivity' }).click();
    await panel.locator('text=another client connected with the same name').waitFor();
    await panel.locator('text=Two devices use the same thing name').waitFor();
    await program.screenshot('connectivity-panel');
  });

  it('is in the rows of failing core devices', async () => {
    await program.widenSideBar();
    await program
      .row(sampleNames.brokenComponent)
      .filter({ hasText: /offline \d+ min/u })
      .waitFor();
    await program.page.locator('.sidebar .monaco-list-row', { hasText: '· connected' }).first().waitFor();
    await program.screenshot('connectivity');
    assert.match(await program.hover(sampleNames.brokenComponent), /Offline since .* \(another client connected/u);
  });
});
