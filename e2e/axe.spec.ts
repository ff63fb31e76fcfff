import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { ExplorePage } from './explorePage';
import { expect, test } from './fixtures';

/** What axe finds; in a second theme only what a theme can change. */
async function violations(page: Page, rules: 'all' | 'contrast'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (rules === 'contrast') axe.withRules(['color-contrast']);
  else {
    axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      // What follows `#` in a link is an address of the page, not a place in it.
      .disableRules(['skip-link']);
  }
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

const SIZES = [
  [1440, 900],
  [1024, 768],
  [700, 420],
  [390, 844],
] as const;

/** What can be on the screen, each from a page on which nothing is selected and no dialog is open. */
const SCREENS: readonly {
  name: string;
  show: (explore: ExplorePage, page: Page) => Promise<void>;
}[] = [
  { name: 'nothing has run', show: (explore) => explore.goTo('#step=0') },
  {
    name: 'an uncollectable cycle with its inspector',
    show: async (explore, page) => {
      await explore.goTo('#step=139');
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Name, type or address' }).fill('ClassyClass·2');
      await page.keyboard.press('Enter');
      await page.keyboard.press('p');
    },
  },
  {
    name: 'the search',
    show: async (_explore, page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Name, type or address' }).fill('class');
    },
  },
  { name: 'the keys', show: (_explore, page) => page.keyboard.press('?') },
  { name: 'the scenarios', show: (explore) => explore.button('Scenarios').click() },
];

for (const [width, height] of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing at ${width} × ${height}, ${colorScheme}`, async ({ explore, page }) => {
      test.slow();
      const rules = colorScheme === 'light' ? 'all' : 'contrast';
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await explore.open('#scenario=leaky&python=2.7&step=0&unit=operation');
      for (const { name, show } of SCREENS) {
        await show(explore, page);
        expect.soft(await violations(page, rules), name).toEqual([]);
        await page.keyboard.press('Escape');
      }
      if (width < 900) {
        for (const tab of ['Console', 'Collector', 'Inspector']) {
          await page.getByRole('tab', { name: tab }).click();
          expect.soft(await violations(page, rules), tab).toEqual([]);
        }
      }
    });
  }
}
