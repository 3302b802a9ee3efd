// Tries the fixtures themselves, against a small server in place of the program. `test.fail` says that the test must
// fail: each fault here was brought about on purpose, and the fixture has to see it.
import { fileURLToPath } from 'node:url';
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';

test.use({ program: fileURLToPath(new URL('../support/proof-server.mjs', import.meta.url)) });

test('the program is started with its address known and its folder empty', async ({ page, server }) => {
  expect(server.output()).toContain('(serve)');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Thử' })).toBeVisible();
  await checkAxe(page);
});

test('a page is awake when its islands are', async ({ page }) => {
  await gotoHydrated(page, '/awake');
});

test('a form sent back and a page that is not there are no faults', async ({ page }) => {
  expect((await page.goto('/wrong-form'))?.status()).toBe(422);
  expect((await page.goto('/nothing'))?.status()).toBe(404);
});

test('a fault that a test brings about on purpose can be allowed', async ({ page, faults }) => {
  faults.allow(/^status 500: GET .*\/broken$/);
  await page.goto('/broken');
});

test.describe('a fault fails the test', () => {
  for (const path of ['/console', '/throws', '/missing-picture', '/cut-off', '/broken', '/policy']) {
    test(path, async ({ page }) => {
      test.fail();
      await page.goto(path);
    });
  }

  test('a page that never wakes', async ({ page }) => {
    test.fail();
    await gotoHydrated(page, '/');
  });

  test('a field without a label', async ({ page }) => {
    test.fail();
    await page.goto('/unlabelled');
    await checkAxe(page);
  });
});
