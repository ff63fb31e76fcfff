import { expect, type Locator, type Page } from '@playwright/test';

export type RegionName = 'Source' | 'Heap' | 'Console' | 'Collector' | 'Inspector' | 'Timeline';

/** Where a drawn object stands on the screen, in whole pixels. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The Explore page as its users meet it: by the names of its regions and controls. */
export class ExplorePage {
  readonly page: Page;
  readonly step: Locator;
  readonly units: Locator;
  readonly version: Locator;

  constructor(page: Page) {
    this.page = page;
    this.step = page.getByRole('slider', { name: 'Step' });
    this.units = page.getByRole('radiogroup', { name: 'Step unit' });
    this.version = page.getByRole('combobox', { name: 'Python version' });
  }

  region(name: RegionName): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Opens a link and waits until its run is over. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(`./${hash}`);
    await this.ready();
  }

  /** Waits until the run is over and drawn. */
  async ready(): Promise<void> {
    await expect(this.region('Heap')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    await expect(this.page.locator('[data-object]').first()).toBeAttached();
  }

  async goTo(hash: string): Promise<void> {
    await this.page.evaluate((to) => (location.hash = to), hash);
    await this.ready();
  }

  async currentStep(): Promise<number> {
    return Number(await this.step.inputValue());
  }

  async lastStep(): Promise<number> {
    return Number(await this.step.getAttribute('max'));
  }

  hash(): string {
    return new URL(this.page.url()).hash;
  }

  /** A drawn object by its name, such as `ClassyClass·2`. */
  object(name: string): Locator {
    return this.page.locator(`[data-object][data-name="${name}"]`);
  }

  /** The console's text as printed. */
  async consoleText(): Promise<string> {
    return (await this.region('Console').locator('pre').textContent()) ?? '';
  }

  /** Takes single steps until `condition` holds; fails at the end of the run. */
  async walkUntil(condition: () => Promise<boolean>): Promise<void> {
    const last = await this.lastStep();
    const forward = this.button('Step forward');
    while (!(await condition())) {
      expect(await this.currentStep(), 'the condition held at no step').toBeLessThan(last);
      await forward.click();
    }
  }

  /**
   * Presses a key again and again until the step is `to`, and notes at each step where every drawn object is
   * and what it is said to be. In the page, because a run has many steps.
   */
  async walk(
    key: 'ArrowRight' | 'ArrowLeft',
    to: number,
  ): Promise<Record<number, Record<string, Place & { status: string; refcount: string }>>> {
    return this.page.evaluate(
      async ({ key, to }) => {
        const slider = document.querySelector<HTMLInputElement>('input[type="range"]')!;
        const seen: Record<
          number,
          Record<string, Place & { status: string; refcount: string }>
        > = {};
        const look = () => {
          const places: (typeof seen)[number] = {};
          for (const node of document.querySelectorAll<SVGGElement>('[data-object]')) {
            const { x, y, width, height } = node.getBoundingClientRect();
            places[node.dataset.object!] = {
              x: Math.round(x),
              y: Math.round(y),
              width: Math.round(width),
              height: Math.round(height),
              status: node.dataset.status!,
              refcount: node.dataset.refcount!,
            };
          }
          seen[Number(slider.value)] = places;
        };
        look();
        for (let n = 0; Number(slider.value) !== to; n++) {
          if (n > 100_000) throw new Error(`step ${to} is never reached`);
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
          // React shows the new step when the event is over.
          await new Promise((resolve) => setTimeout(resolve));
          look();
        }
        return seen;
      },
      { key, to },
    );
  }
}

/** Fails the test when the page reports an error of its own. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
