// Signing in to the demo by the links that it prints. A link works once: each spec signs each role in once.
import type { Page } from '@playwright/test';
import { expect } from './page.ts';
import type { Server } from './server.ts';

/** A kind of user, as the demo names it. */
export type Role = 'administrator' | 'organizer' | 'manager' | 'focal person' | 'trainer' | 'check-in staff';

/** Opens the one-time link of a role and presses its button. */
export async function signIn(page: Page, server: Server, role: Role): Promise<void> {
  const link = new RegExp(`${role}\\s+https?://[^/]+(/dang-nhap/\\S+)`).exec(server.output());
  if (!link) throw new Error(`the demo printed no link for ${role}:\n${server.output()}`);
  await page.goto(link[1]);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page).toHaveURL(/\/quan-ly$/);
}
