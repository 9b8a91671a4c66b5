// Time from a key press to its finding on the page, in Chromium, on the built dist/. Run by `cargo xtask bench`.
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { serve } = require('./server');

const unit = fs
  .readFileSync(path.join(__dirname, '../projects/shop/sound/src/orders.js'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('import'))
  .join('\n');

function textOf(lines) {
  let text = '';
  for (let copy = 0; text.split('\n').length < lines; copy += 1) {
    text += unit.replace(/ordersRouter|orderId|newOrder|listQuery/g, (name) => name + copy);
  }
  return text;
}

async function press(page, text, number) {
  return page.evaluate(async ([text, number]) => {
    const field = document.querySelector('.editor textarea');
    const type = (value) => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    type(text);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const started = performance.now();
    type(`${text}\nexport const last = (req, res) => eval(req.query.key${number});`);
    while (!document.querySelector('.findings')?.textContent.includes(`key${number}`)) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return performance.now() - started;
  }, [text, number]);
}

(async () => {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.goto(`${server.address}#analyzer`);
  await page.locator('.findings > li').first().waitFor();
  console.log('\n| lines | key press to findings, median of 7 |\n|---|---|');
  for (const lines of [200, 2_000]) {
    const text = textOf(lines);
    const times = [];
    for (let number = 0; number < 7; number += 1) times.push(await press(page, text, number));
    times.sort((a, b) => a - b);
    console.log(`| ${text.split('\n').length} | ${times[3].toFixed(0)} ms |`);
  }
  await browser.close();
  server.close();
})();
