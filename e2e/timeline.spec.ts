import { expect, test } from './fixtures';

test.beforeEach(async ({ explore }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=operation');
});

test('a step under the pointer is told with what it lies in', async ({ explore, page }) => {
  const card = page.locator('[data-step-card]');
  const box = (await explore.step.boundingBox())!;
  const last = await explore.lastStep();
  const over = (step: number) =>
    page.mouse.move(box.x + 8 + ((box.width - 16) * step) / last, box.y + 45);
  await over(60);
  await expect(card).toContainText('step 60 · line 13');
  await expect(card).toContainText('in self_reference() › make_a_self_reference()');
  await over(100);
  await expect(card).toContainText('in gc.collect()  generation 2');
  await page.mouse.move(10, 10);
  await expect(card).toBeHidden();
});

test('dragging snaps to steps', async ({ explore, page }) => {
  const box = (await explore.step.boundingBox())!;
  const y = box.y + 45;
  await page.mouse.move(box.x + 8, y);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) {
    await page.mouse.move(box.x + 8 + i * 23.7, y);
    expect(Number.isInteger(await explore.currentStep())).toBe(true);
  }
  await page.mouse.up();
  expect(await explore.currentStep()).toBeGreaterThan(20);
});

test('events too close for two signs are one with their number, and told one by one', async ({
  explore,
  page,
}) => {
  await page.keyboard.press('End');
  const many = page.locator('[data-mark="uncollectable"]');
  await expect(many).toHaveText('2');
  const box = (await many.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 6);
  const card = page.locator('[data-step-card]');
  await expect(card.getByText('is uncollectable')).toHaveCount(3);
  // The same for who comes by keyboard.
  await page.mouse.move(10, 10);
  await page.keyboard.press('Shift+ArrowLeft');
  while (!(await explore.step.getAttribute('aria-valuetext'))!.includes('line 30')) {
    await page.keyboard.press('Shift+ArrowLeft');
  }
  await explore.step.focus();
  await expect(card.getByText('is uncollectable').first()).toBeVisible();
});

test('nested calls are bars below the calls they are made from', async ({ page }) => {
  const outer = (await page
    .locator('[data-span]', { hasText: 'self_reference' })
    .first()
    .boundingBox())!;
  const inner = (await page
    .locator('[data-span]', { hasText: 'make_a_self_reference' })
    .boundingBox())!;
  expect(inner.y).toBeGreaterThan(outer.y);
});

test('brackets go from chapter to chapter', async ({ explore, page }) => {
  const steps: number[] = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press(']');
    steps.push(await explore.currentStep());
  }
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  expect(new Set(steps).size).toBe(3);
  await page.keyboard.press('[');
  await expect(explore.step).toHaveValue(String(steps[1]));
});

test('< and > choose the speed', async ({ page }) => {
  const speed = page.getByRole('combobox', { name: 'Speed' });
  for (const expected of ['2', '4', '4']) {
    await page.keyboard.press('>');
    await expect(speed).toHaveValue(expected);
  }
  for (const expected of ['2', '1', '0.5', '0.25', '0.25']) {
    await page.keyboard.press('<');
    await expect(speed).toHaveValue(expected);
  }
});

test('page keys go a tenth of the run on the slider', async ({ explore, page }) => {
  await explore.step.focus();
  await page.keyboard.press('PageUp');
  const there = await explore.currentStep();
  expect(there).toBeGreaterThan((await explore.lastStep()) / 20);
  await page.keyboard.press('PageDown');
  await expect(explore.step).toHaveValue('0');
});
