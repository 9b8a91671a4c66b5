const { test, expect } = require('./page');

const KEY = 'api-security-checklist/progress';
const tick = (page, id) => page.locator(`#${id}-tick`);

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all of the text is there', async ({ page, address }) => {
    await page.goto(address);
    await expect(page.locator('.item')).toHaveCount(55);
    await expect(page.locator('.section')).toHaveCount(10);
    await expect(page.locator('.quick-check li')).toHaveCount(10);
    await page.locator('#auth-password-hashing summary').click();
    await expect(page.locator('#auth-password-hashing')).toContainText('Argon2id');
    await expect(page.locator('#headers-frame-options')).toContainText('DENY');
    await expect(page.locator('.closing')).toContainText('mTLS');
    await expect(page.locator('.closing')).toContainText('quarter');
  });
});

test('a tick survives a reload and counts', async ({ page, ready }) => {
  await ready();
  await tick(page, 'auth-password-hashing').check();
  await expect(page.locator('.total')).toContainText('1/55 done');
  await page.reload();
  await expect(tick(page, 'auth-password-hashing')).toBeChecked();
  await expect(page.locator('.rail')).toContainText('1/7');
});

test('the last change can be undone', async ({ page, ready }) => {
  await ready();
  await tick(page, 'cors-methods').check();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tick(page, 'cors-methods')).not.toBeChecked();
  await page.reload();
  await expect(tick(page, 'cors-methods')).not.toBeChecked();
});

test('not applicable with a reason, and a note, are kept and leave the total', async ({ page, ready }) => {
  await ready('#input-file-uploads');
  const item = page.locator('#input-file-uploads');
  await item.getByLabel('Status').selectOption('Not applicable');
  await item.getByLabel('Why it does not apply').fill('no uploads');
  await item.getByLabel('Why it does not apply').blur();
  await item.getByLabel('Note').fill('asked Kim');
  await item.getByLabel('Note').blur();
  await expect(page.locator('.total')).toContainText('0/54 done (0%) · 1 n/a');
  await page.reload();
  await expect(item.getByLabel('Why it does not apply')).toHaveValue('no uploads');
  await expect(item.getByLabel('Note')).toHaveValue('asked Kim');
});

test('the quick check and the items are the same ticks', async ({ page, ready }) => {
  await ready();
  await page.getByLabel('Every database query uses parameterized values').check();
  await expect(tick(page, 'input-parameterized-queries')).toBeChecked();
  await tick(page, 'input-parameterized-queries').uncheck();
  await expect(page.getByLabel('Every database query uses parameterized values')).not.toBeChecked();
});

test('two tabs do not undo each other', async ({ page, context, ready }) => {
  await ready();
  const other = await context.newPage();
  await ready('', other);
  await tick(page, 'cors-methods').check();
  await expect(tick(other, 'cors-methods')).toBeChecked();
  await tick(other, 'cors-max-age').check();
  await page.reload();
  await expect(tick(page, 'cors-methods')).toBeChecked();
  await expect(tick(page, 'cors-max-age')).toBeChecked();
});

test('a corrupt document is said and left as it is', async ({ page, ready }) => {
  await page.addInitScript((key) => localStorage.setItem(key, '{"schema":1,"items":'), KEY);
  await ready();
  await expect(page.getByRole('alert')).toContainText('nothing was overwritten');
  await tick(page, 'cors-methods').check();
  await expect(tick(page, 'cors-methods')).toBeChecked();
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe('{"schema":1,"items":');
});

test('a newer document is left as it is', async ({ page, ready }) => {
  await page.addInitScript((key) => localStorage.setItem(key, '{"schema":99}'), KEY);
  await ready();
  await tick(page, 'cors-methods').check();
  await expect(page.getByRole('alert')).toContainText('cannot be read by this version');
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe('{"schema":99}');
});

test('blocked and full storage are said', async ({ page, ready }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await ready();
  await tick(page, 'cors-methods').check();
  await expect(page.getByRole('alert')).toContainText('storage is full');
  await expect(tick(page, 'cors-methods')).toBeChecked();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('blocks storage');
});

test('an address opens, marks and focuses its item, on load and later', async ({ page, ready }) => {
  await ready('#data-cookie-flags');
  const item = page.locator('#data-cookie-flags');
  await expect(item.locator('details')).toHaveAttribute('open', '');
  await expect(item).toHaveClass(/marked/);
  await expect(item.locator('summary')).toBeFocused();
  await expect(item).toBeInViewport();
  await page.evaluate(() => { location.hash = '#deploy-no-debug'; });
  await expect(page.locator('#deploy-no-debug')).toHaveClass(/marked/);
  await expect(page.locator('#deploy-no-debug details')).toHaveAttribute('open', '');
});

test('links and code are copied', async ({ page, context, address, ready }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ready('#cors-methods');
  await page.getByRole('button', { name: /^Copy the link to: List only the HTTP methods/ }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address}#cors-methods`);
  await page.locator('#cors-methods').getByRole('button', { name: 'Copy', exact: true }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("import cors from 'cors'");
});

test('hydration moves nothing and keeps the nodes', async ({ page, ready }) => {
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('DOMContentLoaded', () => { window.before = document.querySelector('#cors-methods pre'); });
  });
  await ready();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.shift)).toBeLessThan(0.01);
  expect(await page.evaluate(() => window.before === document.querySelector('#cors-methods pre'))).toBe(true);
});

test('fits a phone of 320 pixels', async ({ page, ready }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await ready('#auth-short-lived-tokens');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('prints everything, statuses as text', async ({ page, ready }) => {
  await ready();
  await tick(page, 'cors-methods').check();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#cors-methods .mark')).toHaveText('[x]');
  await expect(page.locator('#cors-methods .mark')).toBeVisible();
  await expect(page.locator('#logging-alerts .body')).toBeVisible();
  await expect(page.locator('.top')).toBeHidden();
});
