import { test as base } from '@playwright/test';
import { ExplorePage, watchErrors } from './explorePage';

/** Tests of the Explore page. Whatever they do, the page must not report an error of its own. */
export const test = base.extend<{ explore: ExplorePage }>({
  contextOptions: { reducedMotion: 'reduce' },
  viewport: { width: 1440, height: 900 },
  explore: async ({ page }, use, testInfo) => {
    // A walk has hundreds of steps, and the machine may have other work.
    testInfo.setTimeout(120_000);
    const errors = watchErrors(page);
    await use(new ExplorePage(page));
    base.expect(errors).toEqual([]);
  },
});

export { expect } from '@playwright/test';
