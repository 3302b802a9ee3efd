// Signing in to the demo by the links that it prints. A link works once: whoever was signed in to this program comes back
// with the cookie.
import type { Cookie, Page } from '@playwright/test';
import { expect } from './page.ts';
import type { Server } from './server.ts';

/** A kind of user, as the demo names it. */
export type Role = 'administrator' | 'organizer' | 'manager' | 'focal person' | 'trainer' | 'check-in staff';

const signedIn = new Map<string, Cookie[]>();

/** Opens the one-time link of a role and presses its button; then the first page of the staff is open. */
export async function signIn(page: Page, server: Server, role: Role): Promise<void> {
  const key = `${server.url} ${role}`;
  const kept = signedIn.get(key);
  if (kept) {
    await page.context().addCookies(kept);
    await page.goto('/quan-ly');
    await expect(page, 'still signed in').toHaveURL(/\/quan-ly$/);
    return;
  }
  const link = new RegExp(`${role}\\s+https?://[^/]+(/dang-nhap/\\S+)`).exec(server.output());
  if (!link) throw new Error(`the demo printed no link for ${role}:\n${server.output()}`);
  await page.goto(link[1]);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page).toHaveURL(/\/quan-ly$/);
  signedIn.set(key, await page.context().cookies());
}
