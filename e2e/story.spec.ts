import type { Place } from './explorePage';
import { expect, test } from './fixtures';

/** How far an object that is tentatively unreachable slides, in pixels. */
const SLIDE = 16;

/** The post's story: what becomes of the object that points at itself. */

test('leaky in 2.7 ends in gc.garbage: the collector gives up on the cycle', async ({
  explore,
}) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=line');
  const first = explore.object('ClassyClass·1');
  const leak = explore.object('ClassyClass·2');
  await explore.walkUntil(async () => (await first.count()) > 0);
  await explore.walkUntil(async () => (await first.getAttribute('data-status')) === 'freed');
  await explore.walkUntil(async () => (await leak.count()) > 0);
  await expect(leak).toHaveAttribute('data-type', 'ClassyClass');
  await explore.walkUntil(async () => (await leak.getAttribute('data-status')) === 'unreachable');
  await expect(explore.page.locator('[data-hull][data-status="unreachable"]')).toHaveCount(1);

  await explore.units.getByRole('radio', { name: 'Operation' }).check();
  await explore.walkUntil(async () => (await leak.getAttribute('data-status')) === 'uncollectable');
  await expect(explore.page.locator('[data-hull][data-status="uncollectable"]')).toHaveCount(1);

  await explore.button('Last step').click();
  expect(await explore.consoleText()).toMatch(
    /Uncollectable garbage \[<__main__\.ClassyClass object at 0x[0-9a-f]+>\]\n$/,
  );
  expect(await explore.consoleText()).not.toMatch(/collected[\s\S]*collected/);
});

test('leaky in 3.13 is freed: its finalizer is called, then it is cleared', async ({ explore }) => {
  await explore.open('#scenario=leaky&python=3.13&step=0&unit=operation');
  const leak = explore.object('ClassyClass·2');
  const statuses = new Set<string>();
  for (const places of Object.values(await explore.walk('ArrowRight', await explore.lastStep()))) {
    for (const { status } of Object.values(places)) statuses.add(status);
  }
  expect([...statuses]).not.toContain('uncollectable');
  for (const status of ['unreachable', 'tentative', 'reachable', 'finalizing', 'freed']) {
    expect([...statuses]).toContain(status);
  }
  expect(await explore.consoleText()).toMatch(
    /= Forcing full collection =\nI have been garbage collected\nUncollectable garbage \[\]\n$/,
  );
  await explore.walk('ArrowLeft', 0);
  await explore.walkUntil(async () => (await leak.count()) > 0);
  await explore.walkUntil(async () => (await leak.getAttribute('data-status')) === 'freed');
});

test('leaky-debug in 3.13 keeps the object in gc.garbage after its finalizer ran', async ({
  explore,
}) => {
  await explore.open('#scenario=leaky-debug&python=3.13&step=0&unit=operation');
  const leak = explore.object('ClassyClass·2');
  await explore.walk('ArrowRight', await explore.lastStep());
  const printed = await explore.consoleText();
  expect(printed).toMatch(/gc: collectable <ClassyClass 0x[0-9a-f]+>\n/);
  expect(printed).toMatch(
    /I have been garbage collected\ngc: done, 1 unreachable, 0 uncollectable, [\d.]+s elapsed\nUncollectable garbage \[<__main__\.ClassyClass object at 0x[0-9a-f]+>\]\n$/,
  );
  await explore.units.getByRole('radio', { name: 'Line' }).check();
  await explore.walk('ArrowLeft', 0);
  await explore.walkUntil(async () => /\[<__main__/.test(await explore.consoleText()));
  await expect(leak).toHaveAttribute('data-status', 'normal');
  await leak.click();
  const inspector = explore.region('Inspector');
  await expect(inspector).toContainText('kept by DEBUG_SAVEALL');
  await expect(inspector.getByRole('region', { name: 'Held by' })).toContainText('gc.garbage');
});

for (const [scenario, python] of [
  ['leaky', '2.7'],
  ['leaky', '3.13'],
  ['leaky-debug', '3.13'],
] as const) {
  test(`${scenario} in ${python}: every step is the same, to the pixel, from both sides`, async ({
    explore,
  }) => {
    test.slow();
    await explore.open(`#scenario=${scenario}&python=${python}&step=0&unit=operation`);
    const last = await explore.lastStep();
    const forward = await explore.walk('ArrowRight', last);
    expect(Object.keys(forward)).toHaveLength(last + 1);
    const back = await explore.walk('ArrowLeft', 0);
    expect(back).toEqual(forward);

    // What lives on stays where it is: only the slide that marks a tentative object moves it, and only a little.
    const born = new Map<string, Place>();
    for (const places of Object.values(forward)) {
      for (const [object, place] of Object.entries(places)) {
        if (!born.has(object)) born.set(object, place);
        expect(Math.abs(place.x - born.get(object)!.x)).toBeLessThanOrEqual(SLIDE);
      }
    }

    // A jump shows what a walk does.
    for (const step of [Math.floor(last / 3), last - 2]) {
      await explore.goTo(`#scenario=${scenario}&python=${python}&step=${step}&unit=operation`);
      expect((await explore.walk('ArrowRight', step))[step]).toEqual(forward[step]);
    }
  });
}
