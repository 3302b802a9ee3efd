// The manager's way: the ten-year report equals the published one, and every figure opens its rows.
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo' });

test('reports ten years and opens the rows behind a figure', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await gotoHydrated(page, '/quan-ly/bao-cao?tu=1/1/2013&den=31/12/2023&don-vi=P19');
  const paragraph = page.locator('.report-text');
  for (const words of ['57 lớp tập huấn', 'hơn 860 người', 'trên 1.100 người', '20.000 tờ rơi', '42 lượt']) {
    await expect(paragraph).toContainText(words);
  }
  await checkAxe(page);
  await page.getByRole('row', { name: /Hội thảo/ }).getByRole('link', { name: '863' }).click();
  await expect(page.getByText('4 dòng, tổng cộng 863').first()).toBeVisible();
  await checkAxe(page);
  await page.goto('/quan-ly/bao-cao?tu=31/2/2023&den=1/1/2020');
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.getByLabel('Từ ngày')).toHaveValue('31/2/2023');
  await checkAxe(page);
});
