import { expect, test } from './fixtures';
import { LINK, replaceProgram } from './replaceProgram';

const CASES = [
  {
    name: 'a syntax error',
    program: 'x = 1\nprint("before"\ny = 2\n',
    line: 2,
    says: /never closed/,
    steps: false,
  },
  {
    name: 'a construct that is not supported',
    program: 'x = [1, 2]\nprint("before")\nimport socket\n',
    line: 3,
    says: /socket/,
    steps: true,
  },
  {
    name: 'an endless loop',
    program: 'n = 0\nwhile True:\n    n = n + 1\n',
    line: null,
    says: /250,000 events/,
    steps: true,
  },
  {
    name: 'an endless allocation',
    program: 'kept = []\nwhile True:\n    kept.append([kept])\n',
    line: null,
    says: /250,000 events/,
    steps: true,
  },
  {
    name: 'one enormous allocation',
    program: 'print("before")\nx = "x" * 10**12\n',
    line: 2,
    says: /./,
    steps: true,
  },
] as const;

for (const { name, program, line, says, steps } of CASES) {
  test(`${name} ends in a message with the line`, async ({ explore, page }) => {
    await replaceProgram(page, program);
    await page.goto(`./${LINK}`);
    const message = page.getByRole('alert');
    await expect(message).toBeVisible({ timeout: 20_000 });
    await expect(message).toContainText(line === null ? /Line \d/ : `Line ${line}`);
    await expect(message).toContainText(says);
    await expect(explore.region('Source').locator('[data-error]')).toHaveCount(1);
    if (!steps) return;

    // Everything up to there can be stepped, and the page answers at once.
    const last = await explore.lastStep();
    expect(last).toBeGreaterThan(1);
    await explore.button('Step forward').click();
    await expect(explore.step).not.toHaveValue('0');
    await explore.button('Last step').click();
    await expect(explore.step).toHaveValue(String(last));
  });
}

test('a program for another version says which, and one press chooses it', async ({
  explore,
  page,
}) => {
  await replaceProgram(page, 'if (n := 3) > 2:\n    print(n)\n');
  await page.goto('./#scenario=no-reference&python=3.7&step=0&unit=line');
  await expect(page.getByRole('alert')).toContainText('Line 1', { timeout: 20_000 });
  await expect(page.locator('[data-flag]')).toHaveCount(1);
  await explore.button('Choose 3.8').click();
  await explore.ready();
  await expect(explore.version).toHaveValue('3.8');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('[data-flag]')).toHaveCount(0);
});

test('an error of the program is in the console, and a flag ends the timeline', async ({
  explore,
  page,
}) => {
  await replaceProgram(page, 'kept = [[]]\nprint(kept[1])\n');
  await explore.open(LINK);
  await expect(page.locator('[data-flag]')).toHaveCount(1);
  await explore.button('Last step').click();
  await expect(explore.region('Console')).toContainText('IndexError: list index out of range');
  await explore.button('Step back').click();
  await expect(page.locator('[data-object]').first()).toBeAttached();
});

test('endless recursion ends as in Python: with its own error', async ({ explore, page }) => {
  await replaceProgram(page, 'def f():\n    return f()\n\nprint("before")\nf()\n');
  await explore.open(LINK);
  await explore.button('Last step').click();
  await expect(explore.region('Console')).toContainText('before');
  await expect(explore.region('Console')).toContainText(
    'RecursionError: maximum recursion depth exceeded',
  );
  await expect(explore.region('Console')).toContainText('line 2, in f');
});

test('calls, attribute hooks and finalizers nest 900 deep in the worker', async ({
  explore,
  page,
}) => {
  await replaceProgram(
    page,
    `def f(n):
    return 0 if n == 0 else 1 + f(n - 1)

class Asked:
    def __getattr__(self, name):
        n = int(name[1:])
        return 0 if n == 0 else 1 + self.__getattr__("x" + str(n - 1))

class Below:
    freed = 0
    def __init__(self, below):
        self.below = below
    def __del__(self):
        Below.freed += 1
        self.below = None

top = None
for i in range(900):
    top = Below(top)
top = None
print(f(900), Asked().x400, Below.freed)
`,
  );
  await explore.open(LINK);
  await explore.button('Last step').click();
  await expect(explore.region('Console')).toContainText('900 400 900');
});

test('a run that reached its budget can be run further', async ({ explore, page }) => {
  await replaceProgram(page, 'n = 0\nwhile n < 150000:\n    n = n + 1\nprint("done")\n');
  await page.goto(`./${LINK}`);
  await expect(page.getByRole('alert')).toContainText('250,000 events', { timeout: 20_000 });
  const before = await explore.lastStep();
  await explore.button('Run further').click();
  await expect.poll(() => explore.lastStep(), { timeout: 30_000 }).toBeGreaterThan(before);
  await explore.ready();
  await explore.button('Last step').click();
  await expect(explore.region('Console')).toContainText('done');
});

test('a worker that does not answer is stopped, and the page stays usable', async ({
  explore,
  page,
}) => {
  // The run is announced and then nothing more is heard.
  await page.addInitScript(() => {
    const Real = Worker;
    let first = true;
    globalThis.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (!first) return;
        first = false;
        let told = 0;
        this.addEventListener('message', (event) => {
          if (++told > 1) event.stopImmediatePropagation();
        });
      }
    };
  });
  await page.goto(`./${LINK}`);
  await expect(page.getByRole('alert')).toContainText('said nothing for 5 seconds', {
    timeout: 15_000,
  });
  await explore.button('Scenarios').click();
  await page.getByRole('link', { name: 'Debugging a leaky Python' }).click();
  await explore.ready();
  await expect(explore.region('Source')).toContainText('leaky.py');
});
