import { expect, test } from './fixtures';

test.beforeEach(async ({ explore }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=line');
});

test('keys step, jump, play and choose the unit', async ({ explore, page }) => {
  await page.keyboard.press('ArrowRight');
  const first = await explore.currentStep();
  expect(first).toBeGreaterThan(0);
  await page.keyboard.press('.');
  expect(await explore.currentStep()).toBeGreaterThan(first);
  await page.keyboard.press(',');
  await page.keyboard.press('ArrowLeft');
  await expect(explore.step).toHaveValue('0');
  await page.keyboard.press('End');
  await expect(explore.step).toHaveValue(String(await explore.lastStep()));
  await page.keyboard.press('Home');
  await expect(explore.step).toHaveValue('0');
  for (const [key, name] of [
    ['3', 'Phase'],
    ['1', 'Line'],
    ['2', 'Operation'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(explore.units.getByRole('radio', { name })).toBeChecked();
  }
  await page.keyboard.press('ArrowRight');
  await expect(explore.step).toHaveValue('1');
  await page.keyboard.press('Space');
  await expect(explore.button('Pause')).toBeVisible();
  await expect.poll(() => explore.currentStep()).toBeGreaterThan(1);
  await page.keyboard.press('k');
  await expect(explore.button('Play')).toBeVisible();
});

test('shift and an arrow go from event to event', async ({ explore, page }) => {
  await page.keyboard.press('Shift+ArrowRight');
  const first = await explore.currentStep();
  await page.keyboard.press('Shift+ArrowRight');
  const second = await explore.currentStep();
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(explore.step).toHaveValue(String(first));
});

test('on the slider and in the heap, arrows belong to the widget', async ({ explore, page }) => {
  await explore.step.focus();
  await page.keyboard.press('ArrowRight');
  await expect(explore.step).toHaveValue('1');
  await page.keyboard.press('End');
  const last = await explore.lastStep();
  await expect(explore.step).toHaveValue(String(last));
  await page.locator('[data-object][tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-object'));
  const before = await focused();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).not.toBe(before);
  await expect(explore.step).toHaveValue(String(last));
  await page.keyboard.press('Enter');
  await expect(explore.region('Inspector').getByRole('region', { name: 'Held by' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(explore.region('Inspector').getByRole('region', { name: 'Held by' })).toBeHidden();
});

test('keys do nothing in a select or a dialog, and Space presses the focused button', async ({
  explore,
  page,
}) => {
  await explore.version.focus();
  await page.keyboard.press('3');
  await expect(explore.units.getByRole('radio', { name: 'Line' })).toBeChecked();
  await explore.button('Scenarios').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(explore.step).toHaveValue('0');
  await explore.button('Step forward').focus();
  await page.keyboard.press('Space');
  expect(await explore.currentStep()).toBeGreaterThan(0);
  await expect(explore.button('Play')).toBeVisible();
});

test('the slider says where it is', async ({ explore }) => {
  await explore.button('Step forward').click();
  const step = await explore.currentStep();
  await expect(explore.step).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^step ${step} of \\d+, .*line \\d+$`),
  );
});
