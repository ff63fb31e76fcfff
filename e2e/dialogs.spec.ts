import { expect, test } from './fixtures';

test.beforeEach(async ({ explore }) => {
  await explore.open('#scenario=leaky&python=2.7&step=60&unit=operation');
});

test('/ searches objects by name, type and address; Enter selects', async ({ explore, page }) => {
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search objects and types' });
  const field = dialog.getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('classyclass');
  await expect(dialog.getByRole('option').first()).toContainText('ClassyClass');
  // What is typed there is text: the step stays.
  await page.keyboard.type('·2');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(explore.step).toHaveValue('60');
  const inspector = explore.region('Inspector');
  await expect(inspector.getByRole('heading', { name: 'ClassyClass·2' })).toBeVisible();
  const address = (await inspector.locator('code').first().textContent())!;

  await explore.button('Search').click();
  await page.keyboard.type(address);
  await expect(dialog.getByRole('option').first()).toContainText('ClassyClass·2');
  await page.keyboard.type('zzz');
  await expect(dialog.getByRole('status')).toContainText('No object');
  await page.keyboard.press('Escape');
  await expect(explore.button('Search')).toBeFocused();
});

test('what does not live now is found where it was born', async ({ explore, page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('ClassyClass·1');
  await page.getByRole('option', { name: /freed/ }).click();
  await expect(explore.object('ClassyClass·1')).toHaveAttribute('data-status', 'normal');
  expect(await explore.currentStep()).toBeLessThan(60);
});

test('? lists the keys, and single-character keys can be switched off for good', async ({
  explore,
  page,
}) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toContainText('Step forward');
  await dialog.getByRole('checkbox', { name: /Single-character keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('.');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(explore.step).toHaveValue('60');
  await page.keyboard.press('ArrowRight');
  await expect(explore.step).toHaveValue('61');
  await page.reload();
  await explore.ready();
  await page.keyboard.press('.');
  await expect(explore.step).toHaveValue('61');
  await explore.button('Keys').click();
  await dialog.getByRole('checkbox').check();
  await explore.button('Close').click();
  await expect(explore.button('Keys')).toBeFocused();
  await page.keyboard.press('.');
  await expect(explore.step).toHaveValue('62');
});

test('T and F switch the theme and full screen', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.keyboard.press('t');
  expect(await ground()).not.toBe(before);
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
});
