import type { Cell, Table } from '../text/panels/panel';
import { drawValue } from './drawValue';
import { button, element } from './element';
import type { Page, Sorting } from './page';

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareCells(a: Cell, b: Cell): number {
  const [first, second] = [a.order ?? a.time, b.order ?? b.time];
  return first !== undefined && second !== undefined ? first - second : order.compare(a.text, b.text);
}

interface Row {
  /** Its place in the host's order: tells it from the others, however the table is sorted. */
  readonly index: number;
  readonly cells: readonly Cell[];
}

/** Rows are drawn so many at a time, more when the person scrolls to them: thousands of cells take a browser long. */
const rowsAtATime = 30;

/** More rows are drawn when the last one is this near, in pixels. */
const nearEnd = 400;

/** The rows in the order that the person chose; in the host's order where they chose none. */
function inOrder(rows: readonly Row[], sorting: Sorting | undefined): readonly Row[] {
  if (sorting === undefined) {
    return rows;
  }
  const { column, isDescending } = sorting;
  const nothing: Cell = { text: '' };
  const sorted = [...rows].sort((a, b) => compareCells(a.cells[column] ?? nothing, b.cells[column] ?? nothing));
  return isDescending ? sorted.reverse() : sorted;
}

function drawRow(page: Page, table: Table, { index, cells }: Row): HTMLTableRowElement {
  const drawn = cells.map((cell, column) => {
    const key = `${table.id}/${index}/${column}`;
    const values = drawValue(page, key, table.columns[column] ?? '', cell);
    return column === 0 ? element('th', { scope: 'row' }, ...values) : element('td', {}, ...values);
  });
  return element('tr', {}, ...drawn);
}

/** The body of a table, as far as the person has scrolled. */
function drawBody(
  page: Page,
  table: Table,
): {
  readonly body: HTMLElement;
  readonly show: () => void;
  readonly showMore: () => void;
} {
  const rows = table.rows.map((cells, index) => ({ cells, index }));
  const body = element('tbody');
  let waiting: readonly Row[] = [];
  const showMore = (): void => {
    body.append(...waiting.slice(0, rowsAtATime).map((row) => drawRow(page, table, row)));
    waiting = waiting.slice(rowsAtATime);
  };
  return {
    body,
    show: () => {
      body.replaceChildren();
      waiting = inOrder(rows, page.sortings.get(table.id));
      showMore();
    },
    showMore,
  };
}

/** A table. A click on a column's head sorts by it, a second click the other way round. */
export function drawTable(page: Page, table: Table): HTMLElement {
  const { body, show, showMore } = drawBody(page, table);
  const heads = table.columns.map((title, column) => {
    const sort = button(`${table.id}/sort/${column}`, title, { class: 'sort' }, () => {
      const before = page.sortings.get(table.id);
      const isDescending = before?.column === column && !before.isDescending;
      page.sortings.set(table.id, { column, isDescending });
      markSorting();
      show();
      page.announce(`Sorted by ${title}, ${isDescending ? 'descending' : 'ascending'}`);
    });
    return element('th', { scope: 'col' }, sort);
  });
  const markSorting = (): void => {
    const sorting = page.sortings.get(table.id);
    heads.forEach((head, column) => {
      const isSorted = sorting?.column === column;
      head.setAttribute('aria-sort', isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none');
    });
  };
  markSorting();
  show();
  const head = element('thead', {}, element('tr', {}, ...heads));
  // The table scrolls by itself where the panel is narrow; it takes the focus so that the keyboard can scroll it, too.
  const box = element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': table.label, 'data-key': `${table.id}/scroll` },
    element('table', { 'aria-label': table.label, 'aria-rowcount': table.rows.length + 1 }, head, body),
  );
  box.addEventListener('scroll', () => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - nearEnd) {
      showMore();
    }
  });
  return box;
}
