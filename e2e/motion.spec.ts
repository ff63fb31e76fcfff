import { expect, test } from './fixtures';

/** What moves between two steps: seen with motion, and gone without a trace. */

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const LEAKY = '#scenario=leaky&python=2.7&unit=operation';
/** Steps of a collection in which something moves: a count taken off, a slide, a way back, a verdict. */
const STEPS = [98, 112, 118, 133, 138, 139];

test('wherever a step is cut short, what is left is what a jump shows', async ({
  explore,
  page,
}) => {
  test.slow();
  await explore.open(`${LEAKY}&step=0`);
  const drawing = () =>
    page
      .locator('.heap-scene .world > g')
      .evaluateAll((groups) => groups.map((group) => group.innerHTML).join('\n'));
  const jumped = new Map<number, string>();
  for (const step of [...STEPS, ...STEPS.map((n) => n - 1)]) {
    await explore.goTo(`${LEAKY}&step=${step}`);
    jumped.set(step, await drawing());
  }
  for (const [i, step] of STEPS.entries()) {
    for (const [key, from, to] of [
      ['ArrowRight', step - 1, step],
      ['ArrowLeft', step, step - 1],
    ] as const) {
      await explore.goTo(`${LEAKY}&step=${from}`);
      await page.keyboard.press(key);
      await page.waitForTimeout([0, 60, 180, 330, 480, 600][i]!);
      // Elsewhere and back by a jump: whatever moved is over.
      await explore.goTo(`${LEAKY}&step=${to === 0 ? 1 : 0}`);
      await explore.goTo(`${LEAKY}&step=${to}`);
      expect(await drawing(), `${key} to ${to}`).toBe(jumped.get(to));
      // And on its own, once it has run its course.
      await explore.goTo(`${LEAKY}&step=${from}`);
      await page.keyboard.press(key);
      await expect.poll(drawing, { timeout: 5000 }).toBe(jumped.get(to)!);
    }
  }
});

test('an object that looks unreachable slides aside, and back', async ({ explore, page }) => {
  await explore.open(`${LEAKY}&step=111`);
  const object = explore.object('no_self_reference');
  const left = async () => (await object.locator('.body .outline').boundingBox())!.x;
  const before = await left();
  await page.keyboard.press('ArrowRight');
  await expect(object).toHaveAttribute('data-status', 'tentative');
  await expect.poll(left).toBeGreaterThan(before + 5);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(left).toBeCloseTo(before, 1);
});

test('a count shows whom it counts, and opens their list', async ({ explore, page }) => {
  await explore.open(`${LEAKY}&step=139`);
  const object = explore.object('ClassyClass·2');
  const count = object.locator('.badge.refs');
  await count.hover();
  await expect(page.locator('.edge[data-holds]')).toHaveCount(2);
  await expect(explore.object('gc.garbage')).toHaveAttribute('data-holds', '');
  await expect(page.getByRole('tooltip')).toHaveText("2 references: dict·1['self'], gc.garbage[0]");
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
  await count.click();
  await expect(explore.region('Inspector')).toContainText('ClassyClass·2');
  await expect(page.locator('[data-holders]')).toBeFocused();
});

test('a dragged object stays pinned from step to step, until it is let go', async ({
  explore,
  page,
}) => {
  await explore.open(`${LEAKY}&step=100`);
  const object = explore.object('gc.garbage');
  const place = () => object.getAttribute('transform');
  const start = await place();
  const box = (await object.locator('.body .outline').boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 60, { steps: 4 });
  await page.mouse.up();
  const dragged = await place();
  expect(dragged).not.toBe(start);
  await expect(object.locator('.pin')).toBeVisible();
  // The arrows belong to the drawing, which has the focus now.
  await page.keyboard.press('.');
  await expect(explore.step).toHaveValue('101');
  expect(await place()).toBe(dragged);
  await object.dblclick();
  expect(await place()).toBe(start);

  await object.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(object.locator('.pin')).toBeVisible();
  await expect(object).toBeFocused();
  await page.keyboard.press('Alt+Backspace');
  await expect(object.locator('.pin')).toHaveCount(0);
});
