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
  const left = async () => (await object.locator('.outline').boundingBox())!.x;
  const before = await left();
  await page.keyboard.press('ArrowRight');
  await expect(object).toHaveAttribute('data-status', 'tentative');
  await expect.poll(left).toBeGreaterThan(before + 5);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(left).toBeCloseTo(before, 1);
});
