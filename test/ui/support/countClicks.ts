import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { clickAt, nextFrames } from './clickAt';
import type { OpenProgram } from './openProgram';
import { panelPage } from './panelPage';

/** The most clicks that an answer may take, in the view where a user looks for it. */
const maxClicks = 2;

/** The clicks of a user who looks for an answer. */
export interface CountedClicks {
  /** The first row of the side bar that contains all these texts. */
  rowWith(...texts: readonly (string | RegExp)[]): Locator;
  /** Scrolls from the first row of the open view to this one: VS Code draws only visible rows. */
  scrollTo(row: Locator): Promise<void>;
  /** Clicks a row as a user would: on its name. */
  click(row: Locator): Promise<void>;
  /** Opens the panel of a row with the button in the row. */
  clickDetails(row: Locator, heading: string): Promise<Frame>;
  /** Clicks a button in the title bar of a view. */
  clickButton(view: string, button: string): Promise<void>;
  /** Clicks anything else. */
  clickOn(element: Locator): Promise<void>;
  /** Starts over. The clicks that an earlier answer took count. */
  begin(earlier?: number): void;
  /** Asserts that the answer took few clicks, and moves the pointer away. */
  end(): Promise<void>;
}

/** Counts the clicks in a window. */
export function countClicks(program: OpenProgram): CountedClicks {
  let clicks = 0;
  const clickOn = async (element: Locator): Promise<void> => {
    await element.click();
    clicks += 1;
  };
  return {
    rowWith: (...texts) =>
      texts
        .reduce((found, hasText) => found.filter({ hasText }), program.page.locator('.sidebar .monaco-list-row'))
        .first(),
    scrollTo: async (row) => {
      const { mouse } = program.page;
      const list = program.page.locator('.sidebar .pane-body:visible .monaco-list').first();
      /** Where the row is in the list, from 0 at the top to 1 at the bottom; `undefined` if it isn't visible. */
      const place = async (): Promise<number | undefined> => {
        const found = (await row.isVisible()) ? await row.boundingBox() : null;
        const view = await list.boundingBox();
        const at = found === null || view === null ? Infinity : (found.y + found.height - view.y) / view.height;
        return at <= 1 ? at : undefined;
      };
      const scroll = async (by: number): Promise<void> => {
        await mouse.wheel(0, by);
        await nextFrames(program.page);
      };
      await list.hover();
      await scroll(-100_000);
      for (let drawn = ''; (await place()) === undefined;) {
        const before = drawn;
        drawn = await list.innerText();
        // VS Code can draw late, so that the row is passed. At the end, start over.
        await scroll(drawn === before ? -100_000 : 100);
      }
      if (((await place()) ?? 0) > 0.7) {
        // The rows below it need room.
        await scroll(200);
      }
    },
    click: async (row) => {
      await row.waitFor();
      await program.leave();
      await clickAt(row.locator('.label-name'));
      clicks += 1;
    },
    clickDetails: async (row, heading) => {
      await row.waitFor();
      await row.hover();
      await clickOn(row.locator('.action-label[aria-label="Show Details"]'));
      return panelPage(program, heading);
    },
    clickButton: async (view, button) => {
      await program.clickButton(view, button);
      clicks += 1;
    },
    clickOn,
    begin: (earlier = 0) => {
      clicks = earlier;
    },
    end: async () => {
      assert.ok(clicks <= maxClicks, `It took ${clicks} clicks.`);
      await program.leave();
    },
  };
}
