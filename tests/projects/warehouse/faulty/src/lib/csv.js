'use strict';

const cell = (value) => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value instanceof Date ? value.toISOString() : String(value);
  return `"${text.replace(/"/g, '""')}"`; // missed: CWE-1236
};

const toCsv = (columns, rows) => {
  const lines = [columns.map(({ title }) => cell(title)).join(',')];
  for (const row of rows) lines.push(columns.map(({ key }) => cell(row[key])).join(','));
  return `${lines.join('\r\n')}\r\n`;
};

module.exports = { toCsv };
