'use strict';

const { exec } = require('node:child_process');

const PRINCE = '/usr/bin/prince';
const PAGE_SIZES = Object.freeze({ a4: 'A4', a3: 'A3', letter: 'US-Letter' });
const TIMEOUT_MS = 30_000;

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (value) => String(value ?? '').replace(/[&<>"']/g, (char) => ENTITIES[char]);

const toHtml = ({ title, columns, rows }) => {
  const head = columns.map((column) => `<th>${escapeHtml(column.title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map(({ key }) => `<td>${escapeHtml(row[key])}</td>`).join('')}</tr>`).join('\n');
  return `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<h1>${escapeHtml(title)}</h1><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
};

const render = ({ title, columns, rows, pageSize, target }) =>
  new Promise((resolve, reject) => {
    const size = Object.hasOwn(PAGE_SIZES, pageSize) ? PAGE_SIZES[pageSize] : PAGE_SIZES.a4;
    const options = ['--no-network', '--no-local-files', `--page-size=${size}`, `--pdf-title="${title}"`, `-o ${target}`].join(' ');
    const child = exec(`${PRINCE} ${options} -`, { timeout: TIMEOUT_MS, env: { LANG: 'C.UTF-8' } }, (err) => (err ? reject(err) : resolve())); // error: [command-injection]
    child.stdin.on('error', () => {});
    child.stdin.end(toHtml({ title, columns, rows }));
  });

module.exports = { render };
