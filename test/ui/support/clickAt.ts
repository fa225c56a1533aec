import type { Locator, Page } from 'playwright-core';

/** Waits until VS Code has drawn what it has scrolled to. */
export function nextFrames(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** The middle of an element; `undefined` while something covers it. */
function visibleMiddle(target: Locator): Promise<{ readonly x: number; readonly y: number } | undefined> {
  return target.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const middle = { x: x + width / 2, y: y + height / 2 };
    return element.contains(document.elementFromPoint(middle.x, middle.y)) ? middle : undefined;
  });
}

/**
 * Waits until the advice below a group that was just expanded has moved into it. VS Code then draws the rows again: a
 * click meanwhile would hit a row that it replaces, and such a row has no text.
 */
export async function adviceHasMoved(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.sidebar .monaco-list-row[aria-label^="What to do about "]')].every((advice) => {
      const level = Number(advice.getAttribute('aria-level'));
      const index = Number(advice.getAttribute('data-index'));
      const [before] = [...(advice.parentElement?.children ?? [])]
        .filter((row) => Number(row.getAttribute('data-index')) < index)
        .filter((row) => Number(row.getAttribute('aria-level')) <= level)
        .sort((one, other) => Number(other.getAttribute('data-index')) - Number(one.getAttribute('data-index')));
      const isInside = before?.getAttribute('aria-level') !== String(level);
      return isInside || before.getAttribute('aria-expanded') !== 'true';
    }),
  );
}

/**
 * Clicks where an element is, once it stays there. When VS Code draws a tree again, it uses the elements of its rows for
 * other rows, so a click on an element that was found before can hit another row.
 */
export async function clickAt(target: Locator, button: 'left' | 'right' = 'left'): Promise<void> {
  await adviceHasMoved(target.page());
  await target.scrollIntoViewIfNeeded();
  for (let place = await visibleMiddle(target); ;) {
    await nextFrames(target.page());
    const before = place;
    place = await visibleMiddle(target);
    if (place !== undefined && place.x === before?.x && place.y === before.y) {
      await target.page().mouse.click(place.x, place.y, { button });
      return;
    }
  }
}
