import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';

const TITLE = 'What is simulated';

test('the page is reached from the header and leads back', async ({ explore, page }) => {
  await explore.open();
  await page.getByRole('link', { name: TITLE, exact: true }).first().click();
  await expect(page).toHaveTitle(`${TITLE} – Heapwalk`);
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await page.getByRole('link', { name: 'Heapwalk' }).click();
  await explore.ready();
});

test('a phone reaches it from the scenarios', async ({ explore, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await explore.open();
  await explore.button('Scenarios').click();
  await page.getByRole('dialog').getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`it is accessible and fits at ${width} by ${height}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.goto('./docs/what-is-simulated.html');
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBe(0);
      expect(await page.locator('script').count()).toBe(0);
    });
  }
}

test('the first Tab leads past the contents to the text', async ({ page }) => {
  await page.goto('./docs/what-is-simulated.html');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
