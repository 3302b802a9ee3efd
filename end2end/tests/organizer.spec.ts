// The organizer's way: what is to be done, an activity from draft to publication, attendance, certificates.
import { workday } from '../support/days.ts';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'organizer' });

test('plans an activity, marks a class, issues certificates and downloads one', async ({ page, server, faults }) => {
  // A navigation that turns out to be a download ends so.
  faults.allow(/\/pdf: net::ERR_ABORTED/);
  await signIn(page, server, 'organizer');
  await checkAxe(page);

  await page.getByRole('link', { name: 'Tạo hoạt động' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('Tên hoạt động').fill('Tập huấn kỹ năng truyền thông cho NGUYỄN THỊ ẨẰỔỮỆ');
  await page.getByLabel('Loại hoạt động').selectOption({ label: 'Lớp tập huấn' });
  await page.getByLabel('Cấp', { exact: true }).selectOption({ label: 'Cấp tỉnh' });
  await page.getByLabel('Đơn vị tổ chức').fill('tinh thai nguyen');
  await page.getByLabel('Địa điểm').fill('Hội trường lớn');
  await page.getByLabel('Ngày bắt đầu').fill(workday(60));
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ẨẰỔỮỆ/);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Buổi', exact: true }).click();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Tổng quan' }).click();
  await page.getByRole('button', { name: 'Công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã công bố');

  await page.goto('/quan-ly');
  await page.getByRole('link', { name: 'Đã điểm danh, chưa cấp giấy chứng nhận' }).first().click();
  await checkAxe(page);
  await page.getByLabel('Chức vụ của người ký').fill('PHÓ GIÁM ĐỐC');
  await page.getByLabel('Họ và tên người ký').fill('Lê Văn Hòa');
  await page.getByRole('button', { name: /^Xem trước \d+ giấy chứng nhận$/ }).click();
  await expect(page.getByRole('link', { name: /Xem bản in của tên dài nhất/ })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: /^Cấp \d+ giấy chứng nhận$/ }).click();
  await expect(page.getByRole('alert')).toContainText('giấy chứng nhận');
  await checkAxe(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'PDF' }).first().click();
  expect((await download).suggestedFilename()).toMatch(/^\d{5}-\d{4}-GCN-.+\.pdf$/);

  await page.getByRole('link', { name: 'Điểm danh', exact: true }).click();
  await checkAxe(page);
  await page.getByRole('navigation', { name: 'Các trang của hoạt động' }).getByRole('link', { name: 'Danh sách' }).click();
  await checkAxe(page);
  await page.goto('/quan-ly/thu');
  await checkAxe(page);
  await page.getByRole('table').getByRole('link').first().click();
  await checkAxe(page);
});

test('a class that follows an earlier one is made and published on one page', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong/moi');
  const model = page.locator('#tu option', { hasText: 'cấp xã, đợt 2' });
  await page.getByLabel('Làm theo hoạt động trước').selectOption(await model.getAttribute('value'));
  await page.getByRole('button', { name: 'Điền sẵn' }).click();
  await expect(page.getByLabel(/^Như TR-\S+: 2 ngày, 4 buổi/)).toBeChecked();
  await expect(page.getByLabel('Ngày kết thúc')).toBeHidden();
  await checkAxe(page);
  await page.getByLabel('Địa điểm').fill('Nhà văn hóa');
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await page.getByLabel('Ngày bắt đầu').fill(workday(80));
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
});
