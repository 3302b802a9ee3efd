// A template with a name of its own: saved from an activity, chosen for a new one, which is published in the same press.
import { checkAxe, expect, test } from '../support/page.ts';
import { workday } from '../support/days.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'templates' });

test('a two-day class is made of a template and published on one page', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.getByRole('link', { name: 'Hoạt động', exact: true }).click();
  await page.getByRole('link', { name: 'Mẫu hoạt động', exact: true }).click();
  await expect(page.getByText('2 mẫu', { exact: true })).toBeVisible();
  await checkAxe(page);
  await page.goto('/quan-ly/hoat-dong/moi');
  await page.getByLabel('Theo mẫu').selectOption({ label: 'Lớp tình nguyện viên cấp xã, 2 ngày' });
  await page.getByRole('button', { name: 'Điền theo mẫu' }).click();
  await expect(page.getByText('2 ngày, 4 buổi')).toBeVisible();
  await expect(page.getByLabel('Số chỗ')).toHaveValue('35');
  await checkAxe(page);
  await page.getByLabel('Ngày bắt đầu').fill(workday(30));
  await page.getByLabel('Địa điểm').fill('Nhà văn hóa xã Định Hóa');
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
});

test('a template is saved from an activity, corrected and removed', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Lưu thành mẫu' }).click();
  await page.getByLabel('Tên mẫu').fill('Mẫu thử');
  await page.locator('#day-0').fill('0');
  await page.getByRole('button', { name: 'Lưu mẫu' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.getByText('Dòng 1:').first()).toBeVisible();
  await checkAxe(page);
  await page.locator('#day-0').fill('1');
  await page.getByRole('button', { name: 'Lưu mẫu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');
  await page.getByRole('link', { name: 'Mẫu thử', exact: true }).click();
  await expect(page.getByLabel('Tên mẫu')).toHaveValue('Mẫu thử');
  await page.getByRole('link', { name: 'Xóa mẫu' }).click();
  await page.getByRole('button', { name: 'Xóa mẫu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã xóa');
});
