import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sampleNames } from '../simulator/sample/sampleNames';
import type { OpenProgram } from './support/openProgram';
import { axeFindings, showDetails } from './support/panelPage';
import { openSampleFleet } from './support/sampleWindow';
import { darkTheme, setTheme, themes } from './support/themes';

const component = 'com.fjordwerk.TransformerWatch';
const group = `/aws/greengrass/UserComponent/eu-west-1/${component}`;

/** The relative luminance of a CSS color `rgb(…)`, as in WCAG 2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/gu) ?? []).map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two CSS colors, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('logs', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet(1400);
    await program.widenSideBar();
  });
  after(() => program.close());

  /** A line of the active editor. */
  const line = (text: string | RegExp): Locator =>
    program.page.locator('.editor-instance .view-line', { hasText: text }).first();
  const link = (title: string): Locator => program.page.locator('.codelens-decoration a', { hasText: title }).first();
  async function showLogs(row: string): Promise<void> {
    // A menu closes if VS Code redraws its row, so the row must have its place.
    await program.hover(row);
    await program.leave();
    await program.contextMenu(row);
    await program.selectMenuItem('Show Logs');
    await program.page.locator('.tab.active', { hasText: 'log' }).waitFor();
  }

  it('lead from a broken component to the line that says why, in two clicks', async () => {
    await program.expand(sampleNames.brokenComponent);
    // Rows that arrive above a row take a click on it.
    await program.row('dependencies hidden').waitFor();
    await showLogs(component);
    await line('ERROR').waitFor();
    await line('ConnectionRefusedError').waitFor();
    const [editor, header] = await Promise.all([
      program.page.locator('.editor-instance .monaco-editor').first().boundingBox(),
      line(/Log.of.the.component.from.log.group/u).boundingBox(),
    ]);
    assert.ok(editor && header && header.y >= editor.y, 'The header is above the editor.');
    await link('Load Earlier').waitFor();
    await program.screenshot('logs');
  });

  for (const theme of themes) {
    it(`have colors by level in ${theme[1]}`, async () => {
      await setTheme(program, theme);
      // VS Code splits a line into levels and messages some time after it draws it.
      const color = (text: string): Promise<string> =>
        program.page
          .locator('.editor-instance .view-line span > span', { hasText: new RegExp(`^\\s*${text}`, 'u') })
          .filter({ hasNotText: /\d{4}-/u })
          .first()
          .evaluate((span) => getComputedStyle(span).color);
      const colors = await Promise.all(['ERROR', 'WARN', 'INFO'].map(color));
      assert.equal(new Set(colors).size, 3, colors.join());
      const background = await program.page
        .locator('.editor-instance .monaco-editor')
        .first()
        .evaluate((editor) => getComputedStyle(editor).backgroundColor);
      for (const text of colors) {
        assert.ok(contrast(text, background) >= 4.5, `${text} on ${background}`);
      }
      await program.screenshot(`logs-${theme[0]}`);
    });
  }

  it('have the rest of a line in its hover', async () => {
    await setTheme(program, darkTheme);
    const hover = await program.pointAt(line('ConnectionRefusedError').locator('span').last(), 'scriptName');
    assert.match(await hover.innerText(), /services\.com\.fjordwerk\.TransformerWatch\.lifecycle/u);
    await program.leave();
  });

  it('load earlier lines at the top, without moving what is visible', async () => {
    await link('Load Earlier').click();
    await line('Read 12 sensors').waitFor({ state: 'attached' });
    await line('ERROR').waitFor();
  });

  it('follow the end', async () => {
    await program.run('Follow Logs');
    await link('Stop Following').waitFor();
    const now = Date.now();
    const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
    program.simulator.logs.append(group, `/${day}/thing/${sampleNames.brokenComponent}`, {
      timestamp: now,
      message: 'WARN a line of this moment',
    });
    await line('a line of this moment').waitFor();
    await program.screenshot('logs-followed');
    await link('Stop Following').click();
    await program.page.locator('.codelens-decoration', { hasText: 'Stopped following' }).waitFor();
  });

  it('say in a panel which lines matter, once they were shown', async () => {
    const panel = await showDetails(program, component);
    const section = panel.locator('section', { has: panel.locator('h2', { hasText: /^Logs$/u }) });
    await section.locator('pre', { hasText: 'ConnectionRefusedError' }).waitFor();
    await section.scrollIntoViewIfNeeded();
    assert.deepEqual(await axeFindings(panel), []);
    await program.screenshot('logs-panel');
    await section.locator('button', { hasText: 'Show Logs' }).click();
    await line('ERROR').waitFor();
  });

  it('are in a report only on request, without the password in them', async () => {
    const copy = program.page.locator('.notification-toast a', { hasText: 'Copy with Log Lines' });
    const report = await program.copied(async () => {
      await program.contextMenu(component);
      await program.selectMenuItem('Copy Failure Report');
      await copy.waitFor();
    });
    assert.doesNotMatch(report, /ConnectionRefusedError/u);
    const complete = await program.copied(() => copy.click());
    assert.match(complete, /ConnectionRefusedError/u);
    assert.doesNotMatch(complete, /kestrel-72/u);
  });

  it('open from the hover of the component', async () => {
    await program.run('View: Close All Editors');
    const hover = await program.pointAt(program.row(component).locator('.label-name'), 'Show Logs');
    await hover.locator('a', { hasText: 'Show Logs' }).click();
    await line('ConnectionRefusedError').waitFor();
    await program.leave();
  });

  it('open at the failure and stay there, however long they are', async () => {
    const { page, simulator } = program;
    await program.run('View: Close All Editors');
    const device = simulator.device(sampleNames.brokenComponent);
    const broken = device?.installedComponents.find(({ componentName }) => componentName === component);
    const failedAt = Date.now() + (broken?.lastStatusChangeTimestamp ?? 0) * 1_000;
    const lines = Array.from({ length: 1_500 }, (_, index) => {
      const timestamp = failedAt - 500_000 + index * 200;
      return { timestamp, message: `INFO reading ${index}` };
    });
    const streamOf = (time: number): string =>
      `/${new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')}/thing/${sampleNames.brokenComponent}`;
    const streams = new Set(lines.map(({ timestamp }) => streamOf(timestamp)));
    for (const stream of streams) {
      simulator.logs.append(group, stream, ...lines.filter(({ timestamp }) => streamOf(timestamp) === stream));
    }
    await showLogs(component);
    const highNumber = page.locator('.editor-instance .line-numbers', { hasText: /^1[5-9]\d\d$/u });
    await highNumber.first().waitFor();
    await line('ConnectionRefusedError').waitFor();
    await program.screenshot('logs-long');
  });

  it('say why there are none, and where they are on the device', async () => {
    await showLogs(sampleNames.liteFailed);
    await line('No log lines in CloudWatch').waitFor();
    await line('sudo journalctl').waitFor();
    await program.screenshot('logs-none');
  });
});
