import { expect, test } from './fixtures';

test.beforeEach(async ({ explore }) => {
  await explore.open('#scenario=leaky&python=2.7&step=60&unit=operation');
  await explore.object('ClassyClass·2').click();
});

test('holders and what they hold are followed with Enter, and Backspace and Alt+← lead back', async ({
  explore,
  page,
}) => {
  const inspector = explore.region('Inspector');
  const held = inspector.getByRole('region', { name: 'Held by' });
  await held.getByRole('button', { name: 'dict·1' }).focus();
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('heading', { name: 'dict·1' })).toBeVisible();
  await expect(inspector.getByRole('button', { name: 'Back to ClassyClass·2' })).toBeVisible();
  // The focus stays in the inspector, from where Tab leads on.
  await expect(inspector.getByRole('group', { name: /^dict·1, 0x/ })).toBeFocused();
  await inspector
    .getByRole('region', { name: 'Refers to' })
    .getByRole('button', { name: 'ClassyClass·2' })
    .focus();
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('heading', { name: 'ClassyClass·2' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(inspector.getByRole('heading', { name: 'dict·1' })).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(inspector.getByRole('heading', { name: 'ClassyClass·2' })).toBeVisible();
  await expect(inspector.getByRole('button', { name: /^Back to/ })).toBeHidden();
});

test('H leads from an object in the heap to its holders, by keyboard alone', async ({
  explore,
  page,
}) => {
  await page.keyboard.press('Escape');
  await explore.object('gc.garbage').focus();
  await page.keyboard.press('h');
  const inspector = explore.region('Inspector');
  await expect(inspector.getByRole('heading', { name: 'gc.garbage' })).toBeVisible();
  await expect(inspector.getByRole('region', { name: 'Held by' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(inspector.getByRole('region', { name: 'Held by' }).locator(':focus')).toHaveCount(1);
});

test('the path from a root names every reference, and P marks it in the heap', async ({
  explore,
  page,
}) => {
  const path = explore.region('Inspector').getByRole('region', { name: 'Path from a root' });
  await expect(path.getByRole('listitem')).toHaveText([
    'frame make_a_self_reference',
    'selfClassyClass·2',
  ]);
  const line = page.locator('[data-edge][data-label="self"] .line').first();
  const plain = await line.getAttribute('stroke-width');
  await page.keyboard.press('p');
  await expect(path.getByRole('button', { name: 'Marked' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(Number(await line.getAttribute('stroke-width'))).toBeGreaterThan(Number(plain));
  await page.keyboard.press('p');
  expect(await line.getAttribute('stroke-width')).toBe(plain);
  // Once lost, nothing leads to it.
  await explore.goTo('#scenario=leaky&python=2.7&step=66&unit=operation');
  await expect(path).toContainText('No root reaches it');
});

test('a row of the history leads to its step', async ({ explore }) => {
  const history = explore.region('Inspector').getByRole('region', { name: 'History' });
  const row = history.getByRole('row').filter({ hasText: 'born, line 19' });
  const step = await row.getByRole('button').textContent();
  await row.click({ position: { x: 150, y: 12 } });
  await expect(explore.step).toHaveValue(step!);
  await expect(row.getByRole('button')).toHaveAttribute('aria-current', 'step');
});

test('at every step the holders add up to the badge, for each object in turn', async ({
  explore,
  page,
}) => {
  const held = explore.region('Inspector').getByRole('region', { name: 'Held by' });
  for (const name of ['globals', 'gc.garbage', 'ClassyClass']) {
    const node = explore.object(name);
    await node.focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 12; i++) {
      const badge = Number(await node.getAttribute('data-refcount'));
      await expect(held.getByRole('heading').first()).toContainText(`refs ${badge}`);
      const rows = await held.getByRole('listitem').allTextContents();
      const sum = rows.reduce((all, row) => all + Number(/× ([\d,]+)/.exec(row)?.[1] ?? 1), 0);
      expect(sum).toBe(badge);
      await explore.button('Step forward').click();
    }
  }
});
