'use strict';

const { execFile } = require('node:child_process');
const { promisify } = require('node:util');

const run = promisify(execFile);
const LP = '/usr/bin/lp';
const QUEUES = new Map([
  ['inbound', 'zebra-dock-1'],
  ['outbound', 'zebra-dock-4'],
  ['office', 'brother-ql-office'],
]);

// ZPL has its own control characters; a label holds plain text only
const plain = (text) => text.replace(/[^\p{L}\p{N} .,/-]/gu, ' ').slice(0, 60);

const zpl = ({ sku, name, zone }) => `^XA^FO40,40^A0N,50^FD${plain(sku)}^FS^FO40,110^A0N,30^FD${plain(name)}^FS^FO40,160^FD${plain(zone)}^FS^XZ`;

module.exports = ({ logger }) => ({
  queues: [...QUEUES.keys()],
  async print(item, { queue, copies, options }) {
    const args = ['-d', QUEUES.get(queue), '-n', String(copies), '-o', 'raw', ...options];
    const job = run(LP, args, { timeout: 10_000, env: { LANG: 'C.UTF-8' } }); // missed: [argument-injection]
    job.child.stdin.on('error', () => {});
    job.child.stdin.end(zpl(item));
    await job;
    logger.info({ itemId: item.id, queue, copies }, 'label printed');
  },
});
