'use strict';

const FORMULA_START = /^[=+\-@\t\r]/;

const cell = (value) => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
};

const toCsv = (columns, rows) => {
  const lines = [columns.map(({ title }) => cell(title)).join(',')];
  for (const row of rows) lines.push(columns.map(({ key }) => cell(row[key])).join(','));
  return `${lines.join('\r\n')}\r\n`;
};

module.exports = { toCsv };
