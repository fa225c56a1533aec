import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { failedAs } from '../simulator/sample/failureScenarios';
import { cloudDeploymentsOn } from '../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../simulator/generated/deviceParts';
import { account, hours, region, seededRandom } from '../simulator/generated/random';
import type { OpenProgram } from './support/openProgram';
import { adviceHasMoved } from './support/clickAt';
import { openWindow } from './support/suite';

/** A name of 20 characters. */
const thingName = 'filling-station-1121';
const code = 'COMPONENT_BROKEN';

const nucleus = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(7);
const failed = groupDeployment(random, 'packaging', 'packaging-base', 6 * hours, failedAs(4));
const devices = [
  coreDevice('aging-oven-01', nucleus, 2 * hours, [], []),
  coreDevice(thingName, nucleus, 6 * hours, [failed], []),
];

/** How many characters of a text in a row are visible, of the text's part that starts with `start`. */
async function visibleCharacters(row: Locator, start: string): Promise<number> {
  return row.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text !== null && !(text.textContent ?? '').startsWith(wanted)) {
      text = walker.nextNode();
    }
    if (text === null) {
      return 0;
    }
    // The nearest right border that cuts off the text. An ellipsis replaces the last characters before it.
    let limit = Infinity;
    for (let parent = text.parentElement; parent !== null; parent = parent.parentElement) {
      const { overflowX, textOverflow, fontSize } = getComputedStyle(parent);
      if (overflowX !== 'visible') {
        const isCut = textOverflow === 'ellipsis' && parent.scrollWidth > parent.clientWidth;
        limit = Math.min(limit, parent.getBoundingClientRect().right - (isCut ? parseFloat(fontSize) : 0));
      }
    }
    const range = document.createRange();
    let visible = 0;
    while (visible < wanted.length) {
      range.setStart(text, visible);
      range.setEnd(text, visible + 1);
      if (range.getBoundingClientRect().right > limit) {
        break;
      }
      visible += 1;
    }
    return visible;
  }, start);
}

describe('rows in a side bar of 300 pixels', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openWindow({
      fleet: { account, region, devices, deployments: cloudDeploymentsOn(devices) },
      settings: { 'greengrass.scanEveryMinutes': 0 },
      size: { width: 1200, height: 760 },
    });
    await program.row(thingName).waitFor();
    const { width } = (await program.page.locator('.part.sidebar').boundingBox()) ?? {};
    assert.equal(width, 300);
    await program.clickButton('Failures', 'Scan for Failures');
    await program.row(code).waitFor();
  });
  after(() => program.close());

  /** The row of the device in a view. It is neither selected nor under the pointer, because then it has buttons. */
  const deviceRow = (view: string): Locator =>
    program.page
      .locator('.sidebar .pane', { has: program.page.locator('.pane-header', { hasText: view }) })
      .locator('.monaco-list-row', { hasText: thingName })
      .first();

  it('show the first 12 characters of the code beside a name of 20 characters in Core Devices', async () => {
    await program.leave();
    await program.screenshot('narrow-core-devices');
    const visible = await visibleCharacters(deviceRow('Core Devices'), code);
    assert.ok(visible >= 12, `${visible} characters are visible.`);
  });

  it('show the start of the code in Failures, where rows are indented by one more level', async () => {
    const failures = deviceRow('Failures');
    // The groups have one level for each cause, unless there is only one.
    // Arrow keys expand rows without a pointer on them.
    await program.run('Greengrass: Focus on Failures View');
    for (let press = 0; press < 30 && (await failures.count()) === 0; press += 1) {
      await program.page.keyboard.press(press % 2 === 0 ? 'ArrowDown' : 'ArrowRight');
    }
    await failures.waitFor();
    await adviceHasMoved(program.page);
    // A focused row has buttons.
    await program.page.keyboard.press('Home');
    await program.leave();
    await program.screenshot('narrow-failures');
    const visible = await visibleCharacters(failures, code);
    assert.ok(visible >= 11, `${visible} characters are visible.`);
  });
});
