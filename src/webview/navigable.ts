/**
 * Turns the items of a graphic into buttons. Arrow keys move between them; Enter, Space and a click open one. The graphic
 * is a single tab stop.
 * @param key unique among the graphics of the page
 */
export function makeNavigable<T>(
  key: string,
  items: readonly (readonly [drawn: SVGElement, item: T])[],
  open: (item: T) => void,
): void {
  const focus = (index: number): void => {
    items.forEach(([drawn], other) => {
      drawn.setAttribute('tabindex', other === index ? '0' : '-1');
    });
    items[index]?.[0].focus();
  };
  items.forEach(([drawn, item], index) => {
    drawn.setAttribute('role', 'button');
    drawn.setAttribute('tabindex', index === 0 ? '0' : '-1');
    drawn.setAttribute('data-key', `${key}/${index}`);
    drawn.addEventListener('click', () => {
      open(item);
    });
    drawn.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        focus(Math.min(Math.max(index + step, 0), items.length - 1));
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        open(item);
      }
    });
  });
}
