import type { Context } from 'mocha';
import { join } from 'node:path';
import { screenshots } from './driveWindow';
import { openPages } from './openProgram';
import { closeSuite, suite } from './suite';

/** What lies above the rest of a window, and so explains most often why a test waited in vain. */
const above = ['.quick-input-widget', '.monaco-menu', '.monaco-hover', '.monaco-dialog-box', '.notification-toast'];

/** Tells what is on show in the windows that are open when a test fails: a log has nothing else to go by. */
export const mochaHooks = {
  /** A machine without Chromium is told so once, and not by each test. */
  async beforeAll(): Promise<void> {
    await suite();
  },
  afterAll: closeSuite,
  async afterEach(this: Context): Promise<void> {
    const { currentTest: test } = this;
    if (test?.state !== 'failed') {
      return;
    }
    for (const page of openPages) {
      for (const selector of [...above, '.sidebar .pane-body', '.tab.active']) {
        const texts = await page.locator(`${selector}:visible`).allInnerTexts();
        texts.forEach((text) => {
          console.log(`seen in ${selector}: ${text.replace(/\s+/gu, ' ').slice(0, 600)}`);
        });
      }
      await page.screenshot({ path: join(screenshots, `failed-${test.title.replace(/\W+/gu, '-')}.png`) });
    }
  },
};
