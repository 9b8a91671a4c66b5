const { exec } = require('node:child_process');
const { promisify } = require('node:util');
const fs = require('node:fs/promises');
const os = require('node:os');
const path = require('node:path');

const run = promisify(exec);
const TEMPLATE = path.join(__dirname, '..', 'ops', 'invoice.typ');

/** Renders an order as PDF with typst; the data goes in as a file, never on the command line. */
exports.render = async (order, paper) => {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'invoice-'));
  try {
    const input = path.join(dir, 'order.json');
    const output = path.join(dir, 'invoice.pdf');
    await fs.writeFile(input, JSON.stringify(order.toView()), { mode: 0o600 });
    const inputs = `--input data=${input} --input paper=${paper}`;
    await run(`typst compile --root / ${inputs} ${TEMPLATE} ${output}`, { // error: [command-injection]
      timeout: 10_000,
      env: { PATH: process.env.PATH },
    });
    return await fs.readFile(output);
  } finally {
    await fs.rm(dir, { recursive: true, force: true });
  }
};
