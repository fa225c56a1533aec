import type { Cell, Table } from '../text/panels/panel';
import { fitsNarrowColumn } from './breakableText';
import { drawValue } from './drawValue';
import { button, element } from './element';
import { listWhenNarrow } from './listWhenNarrow';
import type { PageContext, Sorting } from './pageContext';

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareCells(a: Cell, b: Cell): number {
  const [first, second] = [a.order ?? a.time, b.order ?? b.time];
  return first !== undefined && second !== undefined ? first - second : order.compare(a.text, b.text);
}

interface Row {
  /** The position in the host's order. It identifies the row in any sort order. */
  readonly index: number;
  readonly cells: readonly Cell[];
}

/** How many rows are drawn at a time. Scrolling draws more, because a browser takes long to draw thousands of cells. */
const pageSize = 30;

/** More rows are drawn this far from the end, in pixels. */
const nearEnd = 400;

/** The rows in the user's sort order, or else in the host's order. */
function inOrder(rows: readonly Row[], sorting: Sorting | undefined): readonly Row[] {
  if (sorting === undefined) {
    return rows;
  }
  const { column, isDescending } = sorting;
  const nothing: Cell = { text: '' };
  const sorted = [...rows].sort((a, b) => compareCells(a.cells[column] ?? nothing, b.cells[column] ?? nothing));
  return isDescending ? sorted.reverse() : sorted;
}

/** The class of a cell: it is empty, or its words all fit in a narrow column. */
function cellClass({ text, time }: Cell): string | undefined {
  if (text === '') {
    return time === undefined ? 'empty' : 'short';
  }
  return fitsNarrowColumn(text) ? 'short' : undefined;
}

function drawRow(page: PageContext, table: Table, { index, cells }: Row): HTMLTableRowElement {
  const drawn = cells.map((cell, column) => {
    const key = `${table.id}/${index}/${column}`;
    const title = table.columns[column] ?? '';
    const values = drawValue(page, key, title, cell);
    const attributes = { class: cellClass(cell), 'data-column': title };
    return column === 0
      ? element('th', { scope: 'row', role: 'rowheader', ...attributes }, ...values)
      : element('td', { role: 'cell', ...attributes }, element('span', {}, ...values));
  });
  return element('tr', { role: 'row' }, ...drawn);
}

/** The body of a table. It has the rows up to the scroll position. */
function drawBody(
  page: PageContext,
  table: Table,
): {
  readonly body: HTMLElement;
  readonly show: () => void;
  /** Returns whether there were more rows. */
  readonly showMore: () => boolean;
} {
  const rows = table.rows.map((cells, index) => ({ cells, index }));
  const body = element('tbody', { role: 'rowgroup' });
  let waiting: readonly Row[] = [];
  const showMore = (): boolean => {
    const more = waiting.slice(0, pageSize);
    body.append(...more.map((row) => drawRow(page, table, row)));
    waiting = waiting.slice(pageSize);
    return more.length > 0;
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

/** A table. A click on a column header sorts by that column; a second click reverses the order. */
export function drawTable(page: PageContext, table: Table): HTMLElement {
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
    return element('th', { scope: 'col', role: 'columnheader' }, sort);
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
  // The roles stay when the style draws the table as a list.
  const head = element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads));
  const content = element(
    'table',
    { role: 'table', 'aria-label': table.label, 'aria-rowcount': table.rows.length + 1 },
    head,
    body,
  );
  // A long table scrolls on its own. It can have the focus, because keyboard users must scroll it too.
  const box = element(
    'div',
    {
      class: table.rows.length > pageSize ? 'scroll long' : 'scroll',
      tabindex: 0,
      role: 'region',
      'aria-label': table.label,
      'data-key': `${table.id}/scroll`,
    },
    content,
  );
  box.addEventListener('scroll', () => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - nearEnd) {
      showMore();
    }
  });
  // A table that scrolls with the page gets no scroll events.
  const end = element('div', { 'aria-hidden': 'true' });
  box.append(end);
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && showMore()) {
        // It reports only changes, and the end may still be visible.
        observer.unobserve(end);
        observer.observe(end);
      }
    },
    { rootMargin: `${nearEnd}px` },
  );
  observer.observe(end);
  listWhenNarrow(box, content, end);
  return box;
}
