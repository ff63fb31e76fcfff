import { expect, test } from './fixtures';
import { LINK, replaceProgram } from './replaceProgram';

const BUILD_AND_DROP = `
import gc

class Node(object):
    pass

def chain(n):
    top = None
    for i in range(n):
        node = Node()
        node.next = top
        top = node
    return top

def tree(n):
    level = [() for i in range(n >> 1)]
    while len(level) > 1:
        level = [(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
    return level.pop()

def ring(n):
    first = top = Node()
    for i in range(n - 1):
        node = Node()
        node.next = top
        top = node
    first.next = top

def nest(n):
    top = None
    for i in range(n):
        top = [top] if i % 2 else (top,)
    return top

`;

test('a hundred thousand objects are built, dropped and collected in the worker', async ({
  explore,
  page,
}) => {
  test.setTimeout(240_000);
  const program = `${BUILD_AND_DROP}gc.disable()
top = chain(100000)
top = tree(100000)
top = nest(100000)
top = None
ring(100000)
print(gc.collect() >= 100000, len(gc.get_objects()) < 20000)
`;
  await replaceProgram(page, program);
  await page.goto(`./${LINK}`);
  const heap = explore.region('Heap');
  const further = explore.button('Run further');
  const cancel = explore.button('Cancel');
  for (let presses = 0; presses < 8; presses++) {
    await expect(cancel).toHaveCount(0, { timeout: 60_000 });
    await expect(heap).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
    if (!(await further.isVisible())) break;
    await further.click();
  }
  await explore.button('Last step').click();
  await expect(explore.region('Console')).toContainText('True True');
  // The page answers in the middle of it, too.
  const last = await explore.lastStep();
  const middle = last >> 1;
  await page.evaluate(
    (step) => (location.hash = `#scenario=no-reference&python=3.12&step=${step}&unit=operation`),
    middle,
  );
  await expect(explore.step).toHaveValue(String(middle));
  await explore.button('Step forward').click();
  await expect(explore.step).toHaveValue(String(middle + 1));
});
