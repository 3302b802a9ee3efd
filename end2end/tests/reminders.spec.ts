// What goes by itself and what is given along: mails by schedule and documents of an activity.
import { checkAxe, expect, test } from '../support/page.ts';
import { workday } from '../support/days.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'reminders' });

test('a class reminds by itself and gives documents to those who come', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong/moi');
  await page.getByLabel('Theo mẫu').selectOption({ label: 'Lớp tình nguyện viên cấp xã, 2 ngày' });
  await page.getByRole('button', { name: 'Điền theo mẫu' }).click();
  await page.getByLabel('Ngày bắt đầu').fill(workday(33));
  await page.getByLabel('Địa điểm').fill('Nhà văn hóa xã La Bằng, hội trường lịch thư');
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
  const activity = new URL(page.url()).pathname;

  // The reminder of two days before is there, with its moment in words and to how many.
  await page.getByRole('link', { name: 'Lịch thư', exact: true }).click();
  await expect(page.getByText('2 ngày trước ngày đầu, lúc 08:00', { exact: true })).toBeVisible();
  await expect(page.getByText('đến 0 người')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Xem thư' }).click();
  await expect(page.getByText('Nhắc lịch: lớp tập huấn').first()).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Quay lại lịch thư' }).click();
  await page.getByRole('link', { name: 'Thêm thư' }).click();
  await page.getByLabel('Nhắc trong ngày').check();
  await page.getByLabel('Lúc', { exact: true }).fill('05:00');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('không gửi thư vào ban đêm').first()).toBeVisible();
  await page.getByLabel('Lúc', { exact: true }).fill('06:15');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Ngày đầu, lúc 06:15', { exact: true })).toBeVisible();
  await page.getByRole('row', { name: /Nhắc trong ngày/ }).getByRole('button', { name: /Xóa/ }).click();
  await expect(page.getByText('Ngày đầu, lúc 06:15', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByText('Ngày đầu, lúc 06:15', { exact: true })).toBeVisible();

  await page.goto(`${activity}/tai-lieu`);
  await page.getByRole('link', { name: 'Thêm tài liệu' }).click();
  await page.getByLabel('Tên tài liệu').fill('Đề cương lớp');
  await page.getByLabel('Mọi người').check();
  await page.getByLabel('Tệp').setInputFiles({ name: 'de-cuong.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Chọn tệp PDF, Word').first()).toBeVisible();
  await expect(page.getByLabel('Tên tài liệu')).toHaveValue('Đề cương lớp');
  await checkAxe(page);
  await page.getByLabel('Tệp').setInputFiles({ name: 'Đề cương.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 một trang') });
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');
  await checkAxe(page);
  const code = activity.split('/').at(-1);
  await page.goto(`/hoat-dong/${code}`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Đề cương lớp' }).click();
  expect((await coming).suggestedFilename()).toBe('Đề cương.pdf');
  await checkAxe(page);
});
