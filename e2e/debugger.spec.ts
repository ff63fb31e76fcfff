import { expect, test } from './fixtures';

const LINK = '#scenario=leaky&python=2.7&step=0&unit=line';

test.beforeEach(async ({ explore }) => explore.open(LINK));

test('a breakpoint is set at a line’s number, stops both ways, and is in the link', async ({
  explore,
  page,
}) => {
  const line = explore.region('Source').locator('[aria-current="step"]');
  await page.keyboard.press('F8');
  await expect(page.getByRole('status').filter({ hasText: 'no breakpoint yet' })).toBeVisible();
  const number = (n: number) => explore.button(`${n}, breakpoint`);
  await number(13).click();
  await expect(number(13)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('F8');
  await expect(line).toHaveAttribute('data-line', '13');
  await page.keyboard.press('Shift+F8');
  await expect(explore.step).toHaveValue('0');
  // B is for the line on screen.
  await page.keyboard.press('F8');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('b');
  await expect.poll(() => explore.hash()).toMatch(/&break=13,\d+$/);
  await page.keyboard.press('b');
  await expect.poll(() => explore.hash()).toMatch(/&break=13$/);
  // Another version, and a reload, keep it.
  await explore.version.selectOption('3.12');
  await explore.ready();
  await expect(number(13)).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await explore.ready();
  await expect(number(13)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-breakpoints]')).toHaveCount(1);
  await number(13).click();
  await expect.poll(() => explore.hash()).not.toContain('break');
});

test('the numbers are one stop of the Tab key, and arrows go from line to line', async ({
  explore,
  page,
}) => {
  await explore.button('1, breakpoint').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(explore.button('3, breakpoint')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(explore.button('3, breakpoint')).toHaveAttribute('aria-pressed', 'true');
  await expect(explore.step).toHaveValue('0');
  await page.keyboard.press('Tab');
  await expect(explore.region('Source').locator(':focus')).toHaveCount(0);
});

test('F10 and F11 go over, into and out of calls while the source has the focus', async ({
  explore,
  page,
}) => {
  const line = explore.region('Source').locator('[aria-current="step"]');
  await explore.button('27, breakpoint').click();
  await page.keyboard.press('F8');
  await expect(line).toHaveAttribute('data-line', '27');
  await page.keyboard.press('F11');
  await expect(line).toHaveAttribute('data-line', '19');
  await page.keyboard.press('Shift+F11');
  await expect(line).toHaveAttribute('data-line', '27');
  await page.keyboard.press('F10');
  await expect(line).toHaveAttribute('data-line', '28');
  await page.keyboard.press('Shift+F10');
  await expect(line).toHaveAttribute('data-line', '27');
  // Elsewhere they are the browser's.
  const before = await explore.currentStep();
  await explore.step.focus();
  await page.keyboard.press('F10');
  expect(await explore.currentStep()).toBe(before);
});

test('all ways are in a menu too, which is worked by arrows and gives the focus back', async ({
  explore,
  page,
}) => {
  const line = explore.region('Source').locator('[aria-current="step"]');
  const open = explore.region('Source').getByRole('button', { name: 'Step', exact: true });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /^Step over/ })).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
  await expect(line).toHaveAttribute('data-line', '15');
  await page.getByRole('menuitem', { name: /^Back over/ }).click();
  await expect(line).not.toHaveAttribute('data-line', '15');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: /^Breakpoint on line/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await expect(page.getByRole('menu')).toBeHidden();
});
