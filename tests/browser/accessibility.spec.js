const { default: AxeBuilder } = require('@axe-core/playwright');
const { test, expect } = require('./page');

for (const colorScheme of ['light', 'dark']) {
  for (const fragment of ['#auth-password-hashing', '#analyzer']) {
    test(`axe finds nothing at ${fragment} in ${colorScheme}`, async ({ page, ready }) => {
      await page.emulateMedia({ colorScheme });
      await ready(fragment);
      if (fragment === '#analyzer') await page.locator('.findings > li').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).exclude('.layer').analyze();
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).slice(0, 3).join(' | ')}`)).toEqual([]);
    });
  }
}
