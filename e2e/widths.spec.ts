import { expect, test } from './fixtures';
import type { RegionName } from './explorePage';

const LINK = '#scenario=leaky&python=2.7&step=0&unit=line';
const TABS = ['Source', 'Console', 'Collector', 'Inspector'] as const;

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const) {
  test(`at ${width} × ${height} every region is there`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height });
    await explore.open(LINK);
    const names: RegionName[] = ['Source', 'Heap', 'Console', 'Collector', 'Inspector', 'Timeline'];
    for (const name of names) await expect(explore.region(name)).toBeVisible();
  });
}

for (const [width, height] of [
  [700, 420],
  [390, 844],
] as const) {
  test(`at ${width} × ${height} the panels are tabs`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height });
    await explore.open(LINK);
    await expect(explore.region('Heap')).toBeVisible();
    await expect(explore.region('Timeline')).toBeVisible();
    for (const name of TABS) {
      await page.getByRole('tab', { name }).click();
      await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    }
    await explore.button('Last step').click();
    await page.getByRole('tab', { name: 'Console' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Console' })).toContainText('I live!');
    await page.getByRole('tab', { name: 'Console' }).press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Collector' })).toBeFocused();
  });
}

test('at 1024 the right column is a drawer, and the console folds', async ({ explore, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await explore.open(LINK);
  await explore.button('Collector').click();
  await expect(explore.region('Collector')).toContainText('threshold');
  await explore.button('Inspector').click();
  await expect(explore.region('Collector')).not.toContainText('threshold');
  await explore.button('Last step').click();
  await explore.object('ClassyClass').click();
  await expect(explore.region('Inspector').getByRole('region', { name: 'Held by' })).toBeVisible();
  await explore.button('Unfold the console').click();
  await expect(
    explore.region('Console').getByText('== Without self reference =='),
  ).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(explore.button('Unfold the console')).toBeVisible();
});

test('nothing moves after the first picture, at any width', async ({ page }) => {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [700, 420],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          };
          if (!hadRecentInput) shifts.push(value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`./${LINK}`);
    await expect(page.locator('[data-object]').first()).toBeAttached();
    await page.waitForTimeout(300);
    const shifts = await page.evaluate(
      () => (globalThis as unknown as { shifts: number[] }).shifts,
    );
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.001);
    await page.goto('about:blank');
  }
});

test('the theme follows the system until one chooses, and the choice is kept', async ({
  explore,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await explore.open(LINK);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await explore.button('Dark theme').click();
  const light = await ground();
  expect(light).not.toBe(dark);
  await page.reload();
  await explore.ready();
  expect(await ground()).toBe(light);
});
