import type { Context } from 'mocha';
import { join } from 'node:path';
import { screenshots } from './support/driveWindow';
import { openPages } from './support/openProgram';
import { closeSuite, suite } from './support/suite';

/** Elements on top of the window. They are the most common reason why a test timed out. */
const overlays = ['.quick-input-widget', '.monaco-menu', '.monaco-hover', '.monaco-dialog-box', '.notification-toast'];

/** When a test fails, logs what the open windows show. */
export const mochaHooks = {
  /** Reports a missing Chromium once, and not in each test. */
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
      for (const selector of [...overlays, '.sidebar .pane-body', '.tab.active']) {
        const texts = await page.locator(`${selector}:visible`).allInnerTexts();
        texts.forEach((text) => {
          console.log(`shown in ${selector}: ${text.replace(/\s+/gu, ' ').slice(0, 600)}`);
        });
      }
      await page.screenshot({ path: join(screenshots, `failed-${test.title.replace(/\W+/gu, '-')}.png`) });
    }
  },
};
