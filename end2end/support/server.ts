// A program of its own for each worker and each spec that changes something: in an empty folder, on a port that the system picks, ended by SIGTERM.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

/** What a spec may set with `test.use`, at its top. */
export interface WorkerOptions {
  /** `serve`: an empty database. `demo`: the demo's ten years and its living present. */
  start: 'serve' | 'demo';
  /** Further configuration, as environment. */
  settings: Record<string, string>;
  /** The program's file. */
  program: string;
  /** The name of a spec that changes what is there: it has a program of its own. Those that only read share one. */
  changes: string;
}

/** The running program. */
export interface Server {
  /** `http://127.0.0.1:41233`, without a slash at the end. */
  url: string;
  /** Its working folder, where its database is; removed at the end. */
  folder: string;
  /** All that it has printed so far, such as the demo's sign-in links. */
  output(): string;
}

const START_MS = 30_000;
const STOP_MS = 10_000;
// Port 0 is what it was told, not where it listens.
const ADDRESS = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):[1-9]\d*/;

export const test = base.extend<object, WorkerOptions & { server: Server }>({
  start: ['serve', { option: true, scope: 'worker' }],
  settings: [{}, { option: true, scope: 'worker' }],
  program: [process.env.TAPHUAN_BIN ?? '', { option: true, scope: 'worker' }],
  changes: ['', { option: true, scope: 'worker' }],

  server: [
    async ({ start, settings, program }, use) => {
      if (!program) throw new Error('TAPHUAN_BIN is not set: run `cargo x test browser`');
      const folder = await mkdtemp(join(tmpdir(), 'taphuan-'));
      const child = spawn(program, [start], { cwd: folder, env: environment(folder, settings) });
      let printed = '';
      child.stdout.on('data', (text) => (printed += text));
      child.stderr.on('data', (text) => (printed += text));
      try {
        const url = await address(child, () => printed);
        await use({ url, folder, output: () => printed });
        await stop(child, () => printed);
      } finally {
        child.kill('SIGKILL');
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: START_MS + STOP_MS },
  ],

  baseURL: async ({ server }, use) => use(server.url),
});

/** Nothing of the developer's own configuration reaches the program. */
function environment(folder: string, settings: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith('TAPHUAN_') && key !== 'DATABASE_URL');
  return {
    ...Object.fromEntries(inherited),
    DATABASE_URL: `sqlite:${join(folder, 'taphuan.sqlite')}`,
    TAPHUAN_ADDR: '127.0.0.1:0',
    ...settings,
  };
}

/** The first address that it prints: by then it listens. */
function address(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`${child.spawnfile} ${what}. It printed:\n${printed()}`));
    const timer = setTimeout(() => fail(`printed no address in ${START_MS / 1000} s`), START_MS);
    const look = () => {
      const found = ADDRESS.exec(printed());
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.on('error', (error) => fail(`could not be started: ${error.message}`));
    child.on('close', (code) => {
      clearTimeout(timer);
      fail(`ended at once with code ${code}`);
    });
  });
}

/** It must end in order: what it was doing is finished, its code is 0. */
function stop(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`${child.spawnfile} ${what}. It printed:\n${printed()}`));
    if (child.exitCode !== null || child.signalCode !== null) {
      fail(`ended during the tests (code ${child.exitCode}, signal ${child.signalCode})`);
      return;
    }
    const timer = setTimeout(() => fail(`did not end within ${STOP_MS / 1000} s of SIGTERM`), STOP_MS);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else fail(`ended on SIGTERM with code ${code}, signal ${signal}`);
    });
    child.kill('SIGTERM');
  });
}
