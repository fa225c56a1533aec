import type { Cell, Table } from '../core/panels/panel';
import { drawValue } from './drawValue';
import { button, element } from './element';
import type { Page, Sorting } from './page';

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareCells(a: Cell, b: Cell): number {
  return a.order !== undefined && b.order !== undefined ? a.order - b.order : order.compare(a.text, b.text);
}

interface DrawnRow {
  readonly cells: readonly Cell[];
  readonly drawn: HTMLTableRowElement;
}

/** Puts the rows in the order that the person chose; in the host's order where they chose none. */
function inOrder(rows: readonly DrawnRow[], sorting: Sorting | undefined): readonly DrawnRow[] {
  if (sorting === undefined) {
    return rows;
  }
  const { column, isDescending } = sorting;
  const nothing: Cell = { text: '' };
  const sorted = [...rows].sort((a, b) => compareCells(a.cells[column] ?? nothing, b.cells[column] ?? nothing));
  return isDescending ? sorted.reverse() : sorted;
}

function drawRow(page: Page, table: Table, cells: readonly Cell[], index: number): HTMLTableRowElement {
  const drawn = cells.map((cell, column) => {
    const key = `${table.id}/${index}/${column}`;
    const values = drawValue(page, key, table.columns[column] ?? '', cell);
    return column === 0 ? element('th', { scope: 'row' }, ...values) : element('td', {}, ...values);
  });
  return element('tr', {}, ...drawn);
}

/** A table. A click on a column's head sorts by it, a second click the other way round. */
export function drawTable(page: Page, table: Table): HTMLElement {
  const rows = table.rows.map((cells, index) => ({ cells, drawn: drawRow(page, table, cells, index) }));
  const body = element('tbody');
  const heads = table.columns.map((title, column) => {
    const sort = button(`${table.id}/sort/${column}`, title, { class: 'sort' }, () => {
      const before = page.sortings.get(table.id);
      const isDescending = before?.column === column && !before.isDescending;
      page.sortings.set(table.id, { column, isDescending });
      show();
      page.announce(`Sorted by ${title}, ${isDescending ? 'descending' : 'ascending'}`);
    });
    return element('th', { scope: 'col' }, sort);
  });
  const show = (): void => {
    const sorting = page.sortings.get(table.id);
    heads.forEach((head, column) => {
      const isSorted = sorting?.column === column;
      head.setAttribute('aria-sort', isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none');
    });
    body.replaceChildren(...inOrder(rows, sorting).map(({ drawn }) => drawn));
  };
  show();
  const head = element('thead', {}, element('tr', {}, ...heads));
  // The table scrolls by itself where the panel is narrow; it takes the focus so that the keyboard can scroll it, too.
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': table.label, 'data-key': `${table.id}/scroll` },
    element('table', { 'aria-label': table.label }, head, body),
  );
}
