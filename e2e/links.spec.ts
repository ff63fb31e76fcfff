import { expect, test } from './fixtures';

test('the address says where one is, and a reload comes back to it', async ({ explore, page }) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=line');
  for (let i = 0; i < 3; i++) await explore.button('Step forward').click();
  const step = await explore.currentStep();
  expect(step).toBeGreaterThan(0);
  await expect.poll(() => explore.hash()).toBe(`#scenario=leaky&python=2.7&step=${step}&unit=line`);
  await explore.units.getByRole('radio', { name: 'Phase' }).check();
  await page.reload();
  await explore.ready();
  await expect(explore.step).toHaveValue(String(step));
  await expect(explore.units.getByRole('radio', { name: 'Phase' })).toBeChecked();
});

test('a link pins scenario, version, step and unit', async ({ explore }) => {
  await explore.open('#scenario=at-exit&python=3.8&step=12&unit=operation');
  await expect(explore.version).toHaveValue('3.8');
  await expect(explore.step).toHaveValue('12');
  await expect(explore.region('Source')).toContainText('at_exit.py');
  await expect(explore.region('Source')).toContainText('print("%s lives!" % self.name)');
});

test('a changed address is obeyed, and going back goes back', async ({ explore, page }) => {
  await explore.open('#scenario=leaky&python=2.7&step=5&unit=line');
  await explore.goTo('#scenario=no-reference&python=3.6&step=9&unit=phase');
  await expect(explore.step).toHaveValue('9');
  await expect(explore.version).toHaveValue('3.6');
  await expect(explore.region('Source')).toContainText('no_reference.py');
  await page.goBack();
  await explore.ready();
  await expect(explore.region('Source')).toContainText('leaky.py');
  await expect(explore.step).toHaveValue('5');
});

test('scenarios are links in a dialog', async ({ explore, page }) => {
  await explore.open();
  await explore.button('Scenarios').click();
  const dialog = page.getByRole('dialog', { name: 'Scenarios' });
  await expect(dialog.locator('a[data-scenario]')).toHaveCount(7);
  const link = dialog.getByRole('link', { name: 'Mended by a weakref' });
  await expect(link).toHaveAttribute('data-scenario', 'mended-by-weakref');
  await link.click();
  await expect(dialog).toBeHidden();
  await explore.ready();
  await expect(explore.region('Source')).toContainText('mended_by_weakref.py');
  await expect.poll(() => explore.hash()).toMatch(/^#scenario=mended-by-weakref&/);
});

test('another version runs the same program, in its own language, at the same line', async ({
  explore,
}) => {
  await explore.open('#scenario=leaky&python=2.7&step=0&unit=line');
  const line = explore.region('Source').locator('[aria-current="step"]');
  await explore.walkUntil(async () => (await line.count()) > 0);
  await explore.walkUntil(async () => /\d +self_reference\(\)$/.test((await line.textContent())!));
  const before = await line.getAttribute('data-line');
  await expect(explore.region('Source')).toContainText('print "I live!"');
  await explore.version.selectOption('3.13');
  await explore.ready();
  await expect(explore.region('Source')).toContainText('print("I live!")');
  await expect(line).toHaveAttribute('data-line', before!);
  await expect.poll(() => explore.hash()).toContain('python=3.13');
});

test('the version list says which versions are special', async ({ explore }) => {
  await explore.open();
  const options = explore.version.getByRole('option');
  await expect(options).toHaveCount(11);
  await expect(options.filter({ hasText: '2.6' })).toContainText('from source, not measured');
  await expect(options.filter({ hasText: '3.14' })).toContainText('incremental');
});

for (const [bad, named] of [
  ['#scenario=leeky&python=2.7&step=3&unit=line', 'leeky'],
  ['#scenario=leaky&python=3.5&step=3&unit=line', '3.5'],
  ['#scenario=leaky&python=2.7&step=three&unit=line', 'three'],
  ['#scenario=leaky&python=2.7&step=-4&unit=line', '-4'],
  ['#scenario=leaky&python=2.7&step=999999&unit=line', '999999'],
  ['#scenario=leaky&python=2.7&step=3&unit=word', 'word'],
  ['#scenario=leaky&python=2.7&step=3&unit=line&colour=red', 'colour'],
  ['#%E0%A4%A=%zz&<b>x</b>', '<b>x</b>'],
] as const) {
  test(`a bad link is named and otherwise obeyed: ${bad}`, async ({ explore, page }) => {
    await explore.open(bad);
    const notice = page.getByRole('status').filter({ hasText: named });
    await expect(notice).toBeVisible();
    await expect(explore.region('Source')).toContainText('leaky.py');
    await expect(explore.version).toHaveValue('2.7');
    await explore.button('Step back').click();
    await explore.button('Step forward').click();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toBeHidden();
  });
}

test('a bad link leaves what one was looking at', async ({ explore, page }) => {
  await explore.open('#scenario=at-exit&python=3.9&step=7&unit=operation');
  await page.evaluate(() => (location.hash = '#scenario=nothing'));
  await expect(page.getByRole('status').filter({ hasText: 'nothing' })).toBeVisible();
  await expect(explore.region('Source')).toContainText('at_exit.py');
  await expect(explore.version).toHaveValue('3.9');
  await expect(explore.step).toHaveValue('7');
});
