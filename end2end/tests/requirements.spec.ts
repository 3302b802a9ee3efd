// Who may come, on a phone and without a script: somebody who does not meet it reads why and asks, the organizer lets them in for a reason;
// and a class that lacks people goes into another one.
import type { Page } from '@playwright/test';
import { workday } from '../support/days.ts';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'requirements', viewport: { width: 360, height: 740 } });

/** Publishes a class of its own; answers the path of its workspace. */
async function publish(page: Page, title: string, place: string, day: string, minimum = ''): Promise<string> {
  await page.goto('/quan-ly/hoat-dong/moi');
  await page.getByLabel('Tên hoạt động').fill(title);
  await page.getByLabel('Loại hoạt động').selectOption({ label: 'Hội thảo' });
  await page.getByLabel('Cấp', { exact: true }).selectOption({ label: 'Cấp xã' });
  await page.getByLabel('Đơn vị tổ chức').fill('Xã Võ Nhai');
  await page.getByLabel('Đơn vị tổ chức').blur();
  await page.getByLabel('Địa điểm').fill(place);
  await page.getByLabel('Ngày bắt đầu').fill(day);
  await page.getByLabel('Số chỗ').fill('20');
  await page.getByLabel('Số người tối thiểu').fill(minimum);
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
  return new URL(page.url()).pathname;
}

/** Fills in the fields about a person, and sends them. */
async function register(page: Page, code: string, name: string, email: string, post = '') {
  await page.goto(`/hoat-dong/${code}/dang-ky`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Ngày', { exact: true }).fill('29');
  await page.getByLabel('Tháng', { exact: true }).fill('2');
  await page.getByLabel('Năm', { exact: true }).fill('1988');
  await page.getByRole('radio', { name: 'Nữ' }).check();
  await page.getByLabel('Đơn vị', { exact: true }).fill('xa dinh hoa');
  if (post) await page.getByLabel('Chức vụ').fill(post);
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Tôi đồng ý').check();
  await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
}

async function expectNoOverflow(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('who does not meet what is asked for reads why, asks, and is let in for a reason', async ({ page, server, browser, baseURL }) => {
  await signIn(page, server, 'organizer');
  const activity = await publish(page, 'Hội thảo có điều kiện', 'Nhà văn hóa xóm 11', workday(71));
  const code = activity.split('/').at(-1)!;
  await page.getByRole('link', { name: 'Điều kiện tham dự' }).click();
  await page.getByLabel('Không dự lại trong vòng').fill('0');
  await page.getByLabel('Chức vụ').fill('chủ tịch\ncông an');
  await page.getByRole('button', { name: 'Lưu điều kiện' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.getByLabel('Chức vụ')).toHaveValue('chủ tịch\ncông an');
  await checkAxe(page);
  await page.getByLabel('Không dự lại trong vòng').fill('');
  await page.getByRole('button', { name: 'Lưu điều kiện' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');

  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'vi-VN', viewport: { width: 360, height: 740 } });
  const phone = await context.newPage();
  await phone.goto(`/hoat-dong/${code}`);
  await expect(phone.getByText('Giữ chức vụ: chủ tịch hoặc công an')).toBeVisible();
  await register(phone, code, 'Hoàng Thị Điều Kiện', 'dieu.kien@example.org', 'Văn thư');
  await expect(phone.getByRole('heading', { name: 'Ông (bà) chưa đủ điều kiện tham dự' })).toBeVisible();
  await expect(phone.getByText('giữ chức vụ: chủ tịch hoặc công an')).toBeVisible();
  await phone.getByLabel('Lời nhắn cho ban tổ chức').fill('Tôi mới được phân công');
  await phone.getByRole('button', { name: 'Đề nghị ban tổ chức xem xét' }).click();
  await expect(phone.getByText('Đang chờ ban tổ chức duyệt')).toBeVisible();
  await context.close();

  await page.goto(`${activity}/nguoi`);
  await expect(page.getByText('“Tôi mới được phân công”')).toBeVisible();
  await expectNoOverflow(page);
  await page.getByLabel('Hoàng Thị Điều Kiện').check();
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Xác nhận 1 người chưa đủ điều kiện?' })).toBeVisible();
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('Lý do đưa người chưa đủ điều kiện vào danh sách').fill('Phụ trách thay đồng chí Chủ tịch');
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Đã cập nhật 1 đăng ký');
  await expect(page.getByText('Lý do: Phụ trách thay đồng chí Chủ tịch')).toBeVisible();
});

test('a workshop that lacks people says so and goes into another one', async ({ page, server, browser, baseURL }) => {
  await signIn(page, server, 'organizer');
  const day = workday(74);
  const few = await publish(page, 'Hội thảo ít người', 'Nhà văn hóa xóm 12', day, '10');
  const other = await publish(page, 'Hội thảo ít người', 'Nhà văn hóa xóm 13', workday(78));
  const [code, into] = [few, other].map((path) => path.split('/').at(-1)!);
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'vi-VN', viewport: { width: 360, height: 740 } });
  const phone = await context.newPage();
  await register(phone, code, 'Lý Thị Ít Người', 'it.nguoi@example.org');
  await expect(phone.getByText('Ông (bà) đã có chỗ')).toBeVisible();
  await phone.goto(`/hoat-dong/${code}`);
  await expect(phone.getByText('Chỉ tổ chức khi có ít nhất 10 người')).toBeVisible();
  await context.close();

  await page.goto(few);
  await page.getByRole('link', { name: 'Chưa đủ người: gộp, dời hay hủy' }).click();
  await expect(page.getByText('1 người đã có chỗ, cần ít nhất 10 người')).toBeVisible();
  await checkAxe(page);
  await expectNoOverflow(page);
  await page.getByRole('button', { name: 'Gộp và chuyển 1 người' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await page.getByRole('radio', { name: `Hội thảo ít người (${into})` }).check();
  await page.getByRole('button', { name: 'Gộp và chuyển 1 người' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã gộp: 1 người có chỗ ở hoạt động này.');
  await expect(page).toHaveURL(new RegExp(`${into}/nguoi`));
  await expect(page.getByText('Lý Thị Ít Người')).toBeVisible();
});
