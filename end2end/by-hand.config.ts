// What somebody runs by hand, beside the tests: the pictures of the guide (`guide.ts`), and the ways by the clock (`ways.ts`).
// From the root: `cargo x test browser -- -c by-hand.config.ts guide`. With a program that is built: TAPHUAN_BIN=… npm run guide
import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: ['guide.ts', 'ways.ts'],
  workers: 1,
});
