/** A cell that a spreadsheet reads as text: formulas are disabled and separators are quoted. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n|%]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;\t']/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A time as ISO 8601 in UTC; empty if there is none. */
export function isoTime(time: Date | undefined): string {
  return time === undefined || Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** Without it, Excel doesn't read a CSV file as UTF-8. */
const byteOrderMark = '\uFEFF';

/** A table as CSV (RFC 4180) with a byte order mark. */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, string | undefined>>>[],
): string {
  const lines = rows.map((cells) => columns.map((column) => csvCell(cells[column] ?? '')).join(','));
  return byteOrderMark + [columns.map(csvCell).join(','), ...lines, ''].join('\r\n');
}
