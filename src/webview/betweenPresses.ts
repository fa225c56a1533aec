/**
 * Returns a function that draws the page, but not while the user presses a button of the pointer or the space bar: a click
 * counts only if it ends on the element where it began. Of the drawings that wait, only the last one happens.
 */
export function betweenPresses(): (draw: () => void) => void {
  let isPressed = false;
  let waiting: (() => void) | undefined;
  const press = (): void => {
    isPressed = true;
  };
  const release = (): void => {
    isPressed = false;
    // The click follows the event of the release.
    setTimeout(() => {
      if (!isPressed) {
        waiting?.();
        waiting = undefined;
      }
    });
  };
  const onSpace =
    (task: () => void) =>
    ({ key }: KeyboardEvent): void => {
      if (key === ' ') {
        task();
      }
    };
  window.addEventListener('pointerdown', press, true);
  window.addEventListener('pointerup', release, true);
  window.addEventListener('pointercancel', release, true);
  window.addEventListener('keydown', onSpace(press), true);
  window.addEventListener('keyup', onSpace(release), true);
  // A release outside the window fires no event in it.
  window.addEventListener('blur', release);
  return (draw) => {
    if (isPressed) {
      waiting = draw;
    } else {
      draw();
    }
  };
}
