import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures';

/** Addresses depend on all that lives, the file's name among it. */
const withoutAddresses = (text: string) => text.replace(/0x[0-9a-f]+/g, '0x…');

/** What the command line prints for a built-in program. */
function simulated(scenario: string, python: string): string {
  const text = `src/scenarios/programs/${scenario}.${python[0]}.py`;
  return execFileSync('node', ['src/cli/run.mjs', 'simulate', '--python', python, text], {
    encoding: 'utf8',
    // stderr is part of the console; both come in one pipe, interleaved as written.
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

for (const python of ['2.7', '3.6', '3.13', '3.14']) {
  test(`the console in ${python} is what the command line prints`, async ({ explore }) => {
    for (const scenario of ['leaky', 'no-reference', 'at-exit', 'mended-by-weakref']) {
      await explore.open(`#scenario=${scenario}&python=${python}&step=0&unit=line`);
      expect(await explore.consoleText()).toBe('');
      await explore.button('Last step').click();
      expect(withoutAddresses(await explore.consoleText())).toBe(
        withoutAddresses(simulated(scenario, python)),
      );
    }
  });
}

test('an address in the console selects its object', async ({ explore }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=line');
  await explore.walkUntil(async () => /0x[0-9a-f]+/.test(await explore.consoleText()));
  const address = explore.region('Console').getByRole('button', { name: /^0x/ });
  await address.click();
  const inspector = explore.region('Inspector');
  await expect(inspector).toContainText('ClassyClass·2');
  await expect(inspector).toContainText((await address.textContent())!);
  await expect(inspector.getByRole('region', { name: 'Held by' })).toContainText('gc.garbage');
});

test('at every step the badge is the number of holders', async ({ explore, page }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=line');
  const leak = explore.object('ClassyClass·2');
  await explore.walkUntil(async () => (await leak.count()) > 0);
  await leak.click();
  const held = explore.region('Inspector').getByRole('region', { name: 'Held by' });
  await explore.units.getByRole('radio', { name: 'Operation' }).check();
  for (let i = 0; i < 40; i++) {
    const refcount = await leak.getAttribute('data-refcount');
    await expect(held).toContainText(`refs ${refcount}`);
    await expect(held.getByRole('listitem')).toHaveCount(Number(refcount));
    await page.keyboard.press('ArrowRight');
  }
});

test('the collector shows the version’s own phases in a run', async ({ explore }) => {
  const collector = explore.region('Collector');
  const current = (phase: string) =>
    collector.locator(`[data-phase="${phase}"][data-state="current"]`);
  for (const [python, phase] of [
    ['2.7', 'move_finalizers'],
    ['3.13', 'finalize_garbage'],
  ] as const) {
    await explore.open(`#scenario=leaky&python=${python}&step=0&unit=phase`);
    await expect(collector).toContainText('gc.collect()');
    await explore.walkUntil(async () => (await current('subtract_refs').count()) > 0);
    await expect(collector).toContainText('not in view');
    await explore.walkUntil(async () => (await current(phase).count()) > 0);
    await expect(collector.locator('[data-state="current"]')).toHaveCount(1);
  }
});

test('in subtract_refs the inspector shows the sum', async ({ explore, page }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=phase');
  const current = explore
    .region('Collector')
    .locator('[data-phase="subtract_refs"][data-state="current"]');
  await explore.walkUntil(async () => (await current.count()) > 0);
  await explore.object('ClassyClass·2').click();
  await page.keyboard.press('2');
  const sum = explore.region('Inspector').getByRole('img', { name: /gc_refs 0$/ });
  await explore.walkUntil(async () => (await sum.count()) > 0);
  await expect(sum).toHaveAccessibleName('refs 1 minus 1 inside the list is gc_refs 0');
});

test('a caption goes with every step', async ({ explore, page }) => {
  await explore.open('#scenario=no-reference&python=3.12&step=0&unit=operation');
  const caption = explore.region('Heap').locator('[data-caption]');
  const last = await explore.lastStep();
  for (let step = 0; step <= last; step++) {
    await expect(explore.step).toHaveValue(String(step));
    expect((await caption.textContent())!.trim().length).toBeGreaterThan(10);
    await page.keyboard.press('ArrowRight');
  }
});
