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
