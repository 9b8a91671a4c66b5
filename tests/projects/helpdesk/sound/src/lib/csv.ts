const FORMULA_START = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  const text = String(value ?? '');
  const inert = typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

export const toCsv = (columns: readonly string[], rows: readonly Record<string, unknown>[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.map(cell).join(',')).join('\r\n');
