// The browser tests: the real program in the system's Chromium. `cargo x test browser` builds the one, finds the
// other, and tells both by TAPHUAN_BIN and CHROMIUM_PATH.
import { defineConfig } from '@playwright/test';
import type { WorkerOptions } from './support/server.ts';

export default defineConfig<object, WorkerOptions>({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: true,
  // A test that passes only now and then is a failing test.
  retries: 0,
  workers: 2,
  reporter: 'line',
  // A way through many pages, each judged by axe, on a machine that may be busy with something else.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    // What can't be pressed after so long never can.
    actionTimeout: 20_000,
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // Colours that are still fading would make the contrast rule of axe fail by chance.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A quarter of the time goes into recording: `cargo x test browser -- --trace retain-on-failure` does it.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
