/**
 * Draws a table as a list of its rows while its columns don't fit the width of the box around it.
 * @param line an empty block in the box, as wide as the box
 */
export function listWhenNarrow(box: HTMLElement, table: HTMLElement, line: HTMLElement): void {
  // The height of the line never changes, so the observer reports only changes of the width.
  new ResizeObserver(() => {
    table.classList.remove('list');
    table.classList.toggle('list', table.offsetWidth > box.clientWidth);
  }).observe(line);
}
