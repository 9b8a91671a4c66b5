// The built page under a sub-path, and a test that fails on any policy violation, console error or foreign request.
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const base = require('@playwright/test');

const DIST = path.join(__dirname, '../../dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

function serve() {
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://x').pathname.replace(/^\/some\/sub\/path\//, '') || 'index.html';
    const file = path.join(DIST, name);
    if (!request.url.startsWith('/some/sub/path/') || !file.startsWith(DIST) || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

exports.expect = base.expect;
exports.test = base.test.extend({
  address: [async ({}, use) => {
    const server = await serve();
    await use(`http://127.0.0.1:${server.address().port}/some/sub/path/`);
    server.closeAllConnections();
    server.close();
  }, { scope: 'worker' }],
  watched: async ({ context, address }, use) => {
    const problems = [];
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    context.on('request', (request) => {
      if (!request.url().startsWith(address)) problems.push(`request to ${request.url()}`);
    });
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    context.on('weberror', (error) => problems.push(String(error.error())));
    await use(problems);
    base.expect(problems).toEqual([]);
  },
  ready: async ({ page, address, watched }, use) => {
    const open = async (fragment = '', target = page) => {
      await target.goto(`${address}${fragment}`);
      await target.locator('html[data-ready]').waitFor();
    };
    await use(open);
  },
});
