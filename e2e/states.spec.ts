import { expect, test } from './fixtures';

const LINK = '#scenario=leaky&python=3.12&step=0&unit=line';

test('while the simulator loads, the source can be read and the page says what it waits for', async ({
  explore,
  page,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/worker-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`./${LINK}`);
  await expect(explore.region('Heap')).toContainText('Loading Python 3.12 model');
  await expect(explore.region('Source')).toContainText('class ClassyClass(object):');
  await expect(page.locator('[data-skeleton]').first()).toBeVisible();
  await expect(explore.button('Step forward')).toBeDisabled();
  release();
  await explore.ready();
  await expect(page.locator('[data-skeleton]')).toHaveCount(0);
  await expect(explore.region('Heap')).toContainText('Line 1 runs next');
});

test('a simulator that cannot be loaded is our fault, and said to be', async ({ page }) => {
  await page.route('**/worker-*.js', (route) =>
    route.fulfill({ status: 200, body: 'throw 1', contentType: 'text/javascript' }),
  );
  await page.goto(`./${LINK}`);
  await expect(page.getByRole('alert')).toContainText('a fault of Heapwalk');
});

test('a long run tells how far it is, and can be cancelled', async ({ explore, page }) => {
  await page.addInitScript(() => {
    // As slow as a machine on which the run takes seconds: its end is heard late.
    const Real = Worker;
    globalThis.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', (event: MessageEvent<{ type: string }>) => {
          if (event.data.type === 'end') event.stopImmediatePropagation();
        });
      }
    };
  });
  await page.goto(`./${LINK}`);
  await expect(page.getByRole('status')).toContainText('steps so far');
  await explore.button('Cancel').click();
  await expect(page.getByRole('alert')).toContainText('Everything up to here can be stepped');
  await explore.button('Step forward').click();
  await expect(explore.step).not.toHaveValue('0');
});

test('at the first step nothing has run, and the collector says what would start it', async ({
  explore,
}) => {
  await explore.open(LINK);
  await expect(explore.region('Heap')).toContainText('No objects yet.');
  await expect(explore.region('Collector')).toContainText('Runs when generation 0 passes 700');
  await expect(explore.region('Inspector')).toContainText('Select an object');
});

test('who has never taken a step is told how, once', async ({ explore, page }) => {
  await explore.open(LINK);
  const coach = page.getByRole('note');
  await expect(coach).toContainText('Press → to run one step.');
  await page.keyboard.press('ArrowRight');
  await expect(coach).toBeHidden();
  await page.keyboard.press('ArrowLeft');
  await page.reload();
  await explore.ready();
  await expect(coach).toBeHidden();
});

test('a fault of ours can be reported: what is copied says what we need', async ({ page }) => {
  await page.route('**/worker-*.js', (route) =>
    route.fulfill({ status: 200, body: 'throw 1', contentType: 'text/javascript' }),
  );
  // No permission: the text is shown selected instead.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('denied')) },
    });
  });
  await page.goto(`./${LINK}`);
  await page.getByRole('button', { name: 'Copy report' }).click();
  const report = page.getByRole('textbox', { name: /^Report/ });
  await expect(report).toBeFocused();
  for (const part of ['python: 3.12', 'program: leaky', 'Mozilla/5.0', 'broke down', 'import gc']) {
    await expect(report).toHaveValue(new RegExp(part.replace('.', '\\.')));
  }
  const selected = await report.evaluate(
    (field: HTMLTextAreaElement) => field.selectionEnd - field.selectionStart,
  );
  expect(selected).toBe((await report.inputValue()).length);
});

test('a phase is announced once, and not when the caption tells it', async ({ explore, page }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=phase');
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    const region = document.querySelector('[data-phase-announcer]')!;
    new MutationObserver(() => {
      if (region.textContent !== '') told.push(region.textContent);
    }).observe(region, { characterData: true, childList: true, subtree: true });
  });
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  expect(await told()).toEqual([]);
  await page.keyboard.press('Home');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await page.locator('body').press('k');
  await expect.poll(async () => (await told()).length).toBeGreaterThan(3);
  await page.locator('body').press('k');
  const seen = await told();
  expect(new Set(seen).size).toBe(seen.length);
});
