import { expect, test } from './fixtures';

const LINK = '#scenario=leaky&python=2.7&step=139&unit=operation';

test('with forced colours status, selection and focus have the system’s colours', async ({
  explore,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await explore.open(LINK);
  const system = (name: string) =>
    page.evaluate((color) => {
      const probe = document.createElement('i');
      probe.style.color = color;
      document.body.append(probe);
      const seen = getComputedStyle(probe).color;
      probe.remove();
      return seen;
    }, name);
  const leak = explore.object('ClassyClass·2');
  await leak.click();
  const outline = leak.locator('.outline').first();
  await expect(outline).toHaveCSS('stroke', await system('CanvasText'));
  const marked = page.locator('[aria-current="step"][data-line]');
  await expect(marked).toHaveCSS('outline-style', 'solid');
  await leak.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(outline).toHaveCSS('stroke', await system('Highlight'));
});

test('on paper: the drawing, the source and the console, in light colours', async ({
  explore,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await explore.open(LINK);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  await expect(explore.object('ClassyClass·2')).toBeVisible();
  await expect(explore.region('Source').getByText('import gc')).toBeVisible();
  await expect(explore.region('Source').locator('[aria-current="step"]')).toBeVisible();
  await expect(explore.region('Console').getByText('= Forcing full collection =')).toBeVisible();
  await expect(explore.region('Timeline')).toBeHidden();
  await expect(explore.button('Search')).toBeHidden();
  const ground = await explore
    .region('Source')
    .evaluate((panel) => getComputedStyle(panel).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  // The whole text is there: nothing is cut at a panel's height.
  const cut = await explore
    .region('Source')
    .evaluate((panel) => panel.scrollHeight - panel.clientHeight);
  expect(cut).toBeLessThanOrEqual(1);
});

test('at 200 % zoom nothing is lost, and nothing scrolls sideways', async ({ explore, page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await explore.open(LINK);
  await expect(explore.region('Heap')).toBeVisible();
  await expect(explore.button('Play')).toBeInViewport();
  await expect(page.getByRole('tab', { name: 'Inspector' })).toBeInViewport();
  const over = await page.evaluate(() => document.body.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
});
