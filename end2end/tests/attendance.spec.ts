// The grid of attendance: marked by keys, saved as it is made, with the network gone and back; and as a plain form.
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo' });

async function openGrid(page: import('@playwright/test').Page): Promise<string> {
  await page.goto('/quan-ly/hoat-dong');
  // The first of those that are running.
  await page.getByRole('row', { name: /Đang diễn ra/ }).getByRole('link').first().click();
  return `${page.url()}/diem-danh`;
}

test('saves each mark as it is made, and loses none without a network', async ({ page, server, context, faults }) => {
  faults.allow(/ERR_INTERNET_DISCONNECTED/);
  await signIn(page, server, 'organizer');
  const grid = await openGrid(page);
  await gotoHydrated(page, grid);
  await checkAxe(page);
  const cell = page.locator('select[data-row="1"][data-column="0"]');
  const below = page.locator('select[data-row="2"][data-column="0"]');
  await cell.focus();
  await page.keyboard.press('Delete');
  await expect(cell).toHaveValue('');
  await page.keyboard.press('v');
  await expect(cell).toHaveValue('absent');
  await expect(page.getByRole('status').filter({ hasText: 'Đã lưu' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(below).toBeFocused();
  await page.keyboard.press('3');
  await page.keyboard.press('2');
  await expect(below).toHaveValue('late');
  await expect(page.getByRole('status').filter({ hasText: 'Đã lưu' })).toBeVisible();
  await checkAxe(page);

  await context.setOffline(true);
  await page.keyboard.press('1');
  await expect(page.getByText('Chưa lưu được 1 ô')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'Đã lưu' })).toBeVisible();

  await gotoHydrated(page, grid);
  await expect(cell).toHaveValue('absent');
  await expect(below).toHaveValue('present');
  await page.setViewportSize({ width: 360, height: 740 });
  await checkAxe(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('is saved by its button', async ({ page, server }) => {
    await signIn(page, server, 'organizer');
    await page.goto(await openGrid(page));
    const cell = page.locator('select[data-row="3"][data-column="0"]');
    const other = (await cell.inputValue()) === 'excused' ? 'late' : 'excused';
    await cell.selectOption(other);
    await page.getByRole('button', { name: 'Lưu điểm danh' }).click();
    await expect(page.getByRole('alert')).toContainText('Đã lưu 1 thay đổi điểm danh');
    await expect(cell).toHaveValue(other);
  });
});
