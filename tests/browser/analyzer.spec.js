const path = require('node:path');
const { test, expect } = require('./page');

const FAULTY = `const express = require('express');
const { exec } = require('child_process');
const app = express();

app.get('/ping', (req, res) => {
  const command = \`ping -c 1 \${req.query.host}\`;
  exec(command, (err, stdout) => res.json({ stdout }));
});
app.get('/go', (req, res) => res.redirect(req.query.to));
app.listen(3000);
`;

const field = (page) => page.getByLabel('Code to analyze');
const result = (page) => page.locator('.result');
const paste = (page, text) => page.evaluate((text) => {
  const area = document.querySelector('.editor textarea');
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}, text);

test('opens with an example and its findings', async ({ page, ready }) => {
  await ready('#analyzer');
  await expect(page.locator('.findings > li').first()).toBeVisible();
  await expect(page.locator('.layer .hl-keyword').first()).toBeVisible();
});

test('finds the faults of a pasted file at their lines, with the way of the data', async ({ page, ready }) => {
  await ready('#analyzer');
  await page.getByRole('button', { name: 'Clear' }).click();
  await paste(page, FAULTY);
  const command = page.locator('.findings > li', { hasText: 'can run any command' });
  await expect(command.locator('.place')).toContainText('Line 7');
  await expect(command.locator('.steps li')).toHaveCount(3);
  await expect(command.getByRole('link', { name: 'Validate all input on the server' })).toHaveAttribute('href', '#input-server-side-validation');
  await expect(page.locator('.findings > li', { hasText: 'this host can end anywhere' }).locator('.place')).toContainText('Line 9');
  await command.locator('.place').click();
  await expect(field(page)).toBeFocused();
  expect(await field(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe('exec');
});

test('sound code has no finding and is credited', async ({ page, ready }) => {
  await ready('#auth-password-hashing');
  await page.locator('#auth-password-hashing figure.good').getByRole('button', { name: 'Analyze this' }).click();
  await expect(result(page)).toContainText('0 wrong');
  await expect(page.locator('.controls')).toContainText('Argon2');
});

test('a fix changes the text and removes its finding', async ({ page, ready }) => {
  await ready('#analyzer');
  await paste(page, "import bcrypt from 'bcrypt';\nexport const hash = (p) => bcrypt.hash(p, 8);\n");
  await page.getByRole('button', { name: 'Fix: Use 12 rounds' }).click();
  await expect(field(page)).toHaveValue(/bcrypt\.hash\(p, 12\)/);
  await expect(result(page)).toContainText('0 wrong');
  await field(page).press('Control+z');
  await expect(field(page)).toHaveValue(/bcrypt\.hash\(p, 8\)/);
  await expect(result(page)).toContainText('1 wrong');
});

test('F8 goes to the next finding and Shift+F8 back', async ({ page, ready }) => {
  await ready('#analyzer');
  await paste(page, FAULTY);
  await expect(page.locator('.findings')).toContainText('can run any command');
  const selected = () => field(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  await page.keyboard.press('F8');
  await expect.poll(selected).toBe('exec');
  await page.keyboard.press('F8');
  await expect.poll(selected).not.toBe('exec');
  await page.keyboard.press('Shift+F8');
  await expect.poll(selected).toBe('exec');
});

test('a folder is opened as one project, and the file of a finding is shown', async ({ page, ready }) => {
  await ready('#analyzer');
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByLabel('Open a folder').setInputFiles(path.join(__dirname, '../projects/shop/faulty'));
  await expect(page.locator('.left-out')).toHaveText('Opened 2 files.');
  const users = page.locator('.findings > li .place', { hasText: 'src/users.js' }).first();
  await expect(users).toBeVisible();
  await users.click();
  await expect(page.getByLabel(/^File /).locator('option:checked')).toContainText('src/users.js');
  await expect(field(page)).toHaveValue(/router/i);
});

test('dropped files join what was typed', async ({ page, ready }) => {
  await ready('#analyzer');
  await paste(page, 'const typed = 1;');
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['FROM node:20-slim\n'], 'Dockerfile'));
    transfer.items.add(new File([new Uint8Array(3 * 1024 * 1024)], 'large.js'));
    document.querySelector('.editor').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.left-out')).toHaveText('Opened 1 file. Left out: 1 larger than 2 MB.');
  await expect(page.locator('.findings')).toContainText('no security fixes since');
  await page.getByLabel(/^File /).selectOption({ label: 'pasted' });
  await expect(field(page)).toHaveValue('const typed = 1;');
});

test('every section has a faulty and a sound example, and they are what they say', async ({ page, ready }) => {
  await ready('#analyzer');
  const names = await page.getByLabel('Example').locator('option').allTextContents();
  expect(names.length).toBe(1 + 2 * 10);
  for (const name of names.slice(1)) {
    await page.getByLabel('Example').selectOption({ label: name });
    if (name.endsWith('faulty')) await expect(result(page), name).not.toContainText(/^0 wrong/);
    else await expect(result(page), name).toContainText(/^0 wrong, [1-9]/);
  }
});

test('a Dockerfile, a .env and a package.json are told apart', async ({ page, ready }) => {
  await ready('#analyzer');
  await page.getByRole('button', { name: 'Clear' }).click();
  for (const [text, language, message] of [
    ['FROM node:20-slim\nCMD ["node", "a.js"]\n', 'Dockerfile', 'no security fixes since 2026-04-30'],
    ['JWT_SECRET=secret\n', '.env', 'can be guessed'],
    ['{"dependencies": {"request": "^2.0.0"}}', 'package.json', 'abandoned'],
  ]) {
    await paste(page, text);
    await expect(page.locator('.findings')).toContainText(message);
    await expect(page.getByLabel('Language').locator('option').first()).toHaveText(`detected: ${language}`);
  }
});

test('the language can be overridden', async ({ page, ready }) => {
  await ready('#analyzer');
  await paste(page, 'JWT_SECRET=secret');
  await page.getByLabel('Language').selectOption('dotenv');
  await expect(page.locator('.findings')).toContainText('can be guessed');
});

test('half a paste gives what can be read and the error at its place', async ({ page, ready }) => {
  await ready('#analyzer');
  await page.getByRole('button', { name: 'Clear' }).click();
  await paste(page, `${FAULTY}\napp.get('/broken', (req, res => {\n  res.json(`);
  await expect(page.locator('.notes')).toContainText('Syntax error');
  await expect(page.locator('.findings')).toContainText('can run any command');
});

for (const [name, text] of [
  ['a minified file of 5 MB', 'app.get("/a",(req,res)=>{const b=req.query.c;res.json({b})});'.repeat(90_000)],
  ['100,000 nested brackets', '('.repeat(100_000)],
  ['10,000 functions that call each other in a circle', Array.from({ length: 10_000 }, (_, i) => `function f${i}(a) { return f${(i + 1) % 10_000}(a + '${i}'); }`).join('\n')],
  ['a chain of 2,000 calls', `exports.h = (req) => eval(req.query.a${'.trim()'.repeat(2_000)});`],
  ['an array literal of 3 MB', `module.exports = [${"{ a: 1, password: 'x', b: [1, 2, 3] },".repeat(85_000)}];`],
  ['5,000 branches', `exports.h = (req) => { let a;\n${Array.from({ length: 5_000 }, (_, i) => `if (req.query.b === '${i}') a = req.query.c${i};`).join('\n')}\neval(a); };`],
  ['binary text', Array.from({ length: 5_000 }, (_, i) => String.fromCharCode(i % 7 ? 65_533 : i % 31)).join('')],
  ['nothing', ''],
  ['NUL bytes', 'const a\u0000 = 1;\neval(a);'],
  ['CR LF', 'const a = 1;\r\nconst b = 2;\r\n'],
  ['a lone surrogate', 'const a = "\ud800";'],
  ['half a statement', 'const a ='],
]) {
  test(`answers ${name} within five seconds and keeps the text`, async ({ page, ready }) => {
    await ready('#analyzer');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(result(page)).toContainText('0 wrong, 0 right, 1 to know');
    await paste(page, text);
    await expect(page.locator('.notes li, .findings li, .controls li, [role=alert]').or(page.getByText('No rule matched')).first()).toBeVisible({ timeout: 8_000 });
    const kept = await field(page).evaluate((area) => area.value.length);
    expect(kept).toBeGreaterThanOrEqual(text.replaceAll('\r\n', '\n').length);
    await paste(page, FAULTY);
    await expect(page.locator('.findings')).toContainText('can run any command', { timeout: 15_000 });
  });
}
