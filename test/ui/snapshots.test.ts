import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Locator } from 'playwright-core';
import { smallFleet } from '../extension/smallFleet';
import { openProgram, type OpenProgram } from './openProgram';

/** VS Code's own dialog for files, which a browser shows as a quick pick, once it suggests what fits. */
async function fileDialog({ page }: OpenProgram, fits: RegExp): Promise<Locator> {
  const input = page.locator('.quick-input-widget input');
  await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).waitFor();
  await page.waitForFunction((pattern) => {
    const field = document.querySelector('.quick-input-widget input');
    return field instanceof HTMLInputElement && new RegExp(pattern, 'u').test(field.value);
  }, fits.source);
  return input;
}

/** Takes the name that the dialog suggests, and gives it. */
async function saveAsSuggested(program: OpenProgram, fits: RegExp): Promise<string> {
  const path = await (await fileDialog(program, fits)).inputValue();
  await program.accept();
  await program.page.locator('.notification-toast', { hasText: basename(path) }).waitFor();
  return path;
}

/** Chooses a file of the folder. */
async function chooseFile(program: OpenProgram, path: string): Promise<void> {
  await (await fileDialog(program, /\/workspace\/$/u)).fill(path);
  await program.page.locator('.quick-input-list .monaco-list-row', { hasText: basename(path) }).waitFor();
  await program.accept();
}

describe('a person without credentials', () => {
  it('explores the sample fleet', async () => {
    const env = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    const program = await openProgram({ fleet: smallFleet, env });
    try {
      await program.page.locator('.welcome-view-content', { hasText: 'No AWS credentials found' }).waitFor();
      await program.screenshot('no-credentials');
      await program.page.locator('.monaco-button', { hasText: 'Explore the Sample Fleet' }).click();
      await program.row('cellar-gw-2121').waitFor();
      await program.page.locator('.statusbar-item', { hasText: 'Snapshot · eu-west-1' }).waitFor();
      await program.screenshot('sample-fleet');
      assert.equal(program.simulator.requests.length, 0);
    } finally {
      await program.close();
    }
  });
});

describe('a person who shares what failed', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openProgram({ fleet: smallFleet });
    await program.expand('press-2');
    await program.row('Deployments (2)').waitFor();
  });
  after(() => program.close());

  it('saves a redacted snapshot and opens it', async () => {
    await program.run('Greengrass: Save Fleet Snapshot…');
    await program.pick('Redacted');
    const path = await saveAsSuggested(program, /\.json$/u);
    assert.doesNotMatch(await readFile(path, 'utf8'), /press-\d|123456789012/u);
    await program.run('Greengrass: Open Fleet Snapshot…');
    await chooseFile(program, path);
    await program.row('thing-1').waitFor();
    await program.run('Greengrass: Close Fleet Snapshot');
    await program.row('press-2').locator('[class*="monaco-decoration-bubble"]').first().waitFor();
  });

  it('exports the failures as CSV', async () => {
    await program.run('Greengrass: Export…');
    await program.pick('All failures as CSV');
    await program.screenshot('export');
    await program.pick('Everything');
    const path = await saveAsSuggested(program, /\.csv$/u);
    assert.match(await readFile(path, 'utf8'), /^press-2,UNHEALTHY/mu);
  });
});
