// The `test` of every spec: a page that fails the test when anything goes wrong behind its back.
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test as served } from './server.ts';

export { expect };

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What went wrong in a browser without the test having looked. */
export class Faults {
  readonly #found: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** From now on everything in this context counts: also in a context that a test opens itself. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      // A status is judged below, by what was asked for: a form sent back with 422 is no fault.
      const isStatus = message.text().startsWith('Failed to load resource: the server responded');
      if (['error', 'warning'].includes(message.type()) && !isStatus) {
        this.#found.push(`console ${message.type()}: ${message.text()}`);
      }
    });
    context.on('weberror', (error) => this.#found.push(`page error: ${error.error().message}`));
    context.on('requestfailed', (request) => {
      // Whoever leaves a page ends what it was still fetching, such as its icon, or the rest of itself. A form whose answer nobody
      // waited for is another matter.
      const isForm = request.isNavigationRequest() && request.method() === 'POST';
      if (request.failure()?.errorText === 'net::ERR_ABORTED' && !isForm) return;
      this.#found.push(`failed request: ${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
    });
    context.on('response', (response) => {
      const isPage = response.request().isNavigationRequest();
      if (response.status() >= (isPage ? 500 : 400)) {
        this.#found.push(`status ${response.status()}: ${response.request().method()} ${response.url()}`);
      }
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy ${event.effectiveDirective} violated by ${event.blockedURI}`);
      });
    });
  }

  /** For a test that brings a fault about on purpose: says which. */
  allow(fault: RegExp): void {
    this.#allowed.push(fault);
  }

  /** All that was not allowed. */
  list(): string[] {
    return this.#found.filter((fault) => !this.#allowed.some((allowed) => allowed.test(fault)));
  }
}

export const test = served.extend<{ faults: Faults }>({
  faults: [
    async ({ context }, use) => {
      const faults = new Faults();
      await faults.watch(context);
      await use(faults);
      expect(faults.list(), 'what went wrong in the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page that has islands, and waits until all of them are awake: a click before that is lost. */
export async function gotoHydrated(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('html'), 'the islands are awake').toHaveAttribute('data-hydrated', 'true');
}

/** WCAG 2.2 AA as far as a program can judge: no finding at all, in the state that the page is in now. */
export async function checkAxe(page: Page): Promise<void> {
  // Without frames nothing has to be put together in a second page, which takes longer than the judging; what passed is not told.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).withTags(AXE_TAGS);
  const { violations } = await axe.analyze();
  const findings = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html}`));
  expect(findings, `axe on ${page.url()}`).toEqual([]);
}
