// An organizer sees the schedule, is told what is in the way of a session before it is saved, and finds a time that is free.
import type { Page } from '@playwright/test';
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';
import { inDays } from '../support/days.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'schedule' });

const CLASS = 'Tập huấn cho Đội công tác xã hội tình nguyện cấp xã, đợt 2';

test('a trainer who teaches elsewhere stops the save, and what was typed stays', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/lich?xem=giang-vien');
  await expect(page.getByRole('rowheader', { name: 'Hoàng Thị Bích Liên' })).toBeVisible();
  await checkAxe(page);
  await page.goto('/quan-ly/lich');
  await page.getByRole('link', { name: CLASS }).first().click();
  const trainer = page.getByLabel('Giảng viên').first();
  await expect(trainer).toHaveValue('Nông Văn Thắng');
  // In a week the office's own workshop has Lường Minh Tuấn in the morning.
  await trainer.fill('ThS. Lường Minh Tuấn');
  await page.getByText('Chuyển buổi này sang ngày hoặc buổi khác').first().click();
  await page.getByLabel('Ngày', { exact: true }).first().fill(inDays(7));
  await page.getByRole('button', { name: 'Lưu các buổi' }).last().click();
  await expect(page.getByRole('alert')).toContainText('Chưa lưu được: trùng phòng hoặc trùng giảng viên');
  await expect(page.getByRole('alert')).toContainText('Trùng giảng viên Lường Minh Tuấn');
  await expect(page.getByRole('link', { name: 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở' })).toBeVisible();
  await expect(page.getByLabel('Giảng viên').first()).toHaveValue('ThS. Lường Minh Tuấn');
  await checkAxe(page);
});

test('a room that is too small needs a reason, which is kept, with JavaScript and without', async ({
  page,
  browser,
  server,
  faults,
}) => {
  await signIn(page, server, 'organizer');
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, baseURL: server.url });
  await faults.watch(context);
  const plain = await context.newPage();
  await plain.goto('/quan-ly/dia-diem');
  await plain.getByRole('link', { name: 'Hội trường UBND xã Võ Nhai' }).click();
  await plain.getByLabel('Tên phòng').fill('Phòng họp tầng 2');
  await plain.getByLabel('Số chỗ').fill('12');
  await plain.getByRole('button', { name: 'Lưu phòng' }).click();
  await expect(plain.getByRole('link', { name: 'Phòng họp tầng 2' })).toBeVisible();
  await plain.goto('/quan-ly/lich');
  await plain.getByRole('link', { name: CLASS, exact: true }).last().click();
  await plain.getByLabel('Phòng').last().fill('phòng họp tầng 2');
  await plain.getByRole('button', { name: 'Lưu các buổi' }).last().click();
  await expect(plain.getByText('Phòng Phòng họp tầng 2 có 12 chỗ')).toBeVisible();
  await plain.getByLabel('Lý do vẫn giữ lịch này').fill('Chia hai nhóm');
  await plain.getByRole('button', { name: 'Lưu các buổi' }).last().click();
  // The room is told to those who come.
  await plain.getByRole('button', { name: 'Lưu, chưa báo' }).click();
  await expect(plain.getByText('vẫn giữ, lý do: Chia hai nhóm')).toBeVisible();
  await context.close();
});

test('a time is found at which a trainer is free, and a class is planned then', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/lich');
  await page.getByRole('link', { name: 'Tìm giờ trống' }).click();
  await page.getByLabel('Giảng viên').fill('Nông Văn Thắng');
  await page.getByLabel('Số buổi liền nhau').fill('2');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  const first = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Tạo hoạt động' }) }).first();
  await expect(first).toContainText('→');
  await checkAxe(page);
  await first.getByRole('link', { name: 'Tạo hoạt động' }).click();
  await expect(page.getByLabel('Ngày bắt đầu')).not.toHaveValue('');
  await expect(page.getByLabel('Sáng', { exact: true })).toBeChecked();
  await expect(page.getByLabel('Tối', { exact: true })).not.toBeChecked();
});

/** What stands for the session of an activity in a calendar that is open. */
function itemOf(page: Page, title: string) {
  return page.locator('.calendar-item[data-day]', { hasText: title }).first();
}

/** The last session of the class, which no other test moves, in a calendar around its day. */
async function openAt(page: Page, view: string, title: string): Promise<string> {
  await page.goto('/quan-ly/lich');
  const day = await itemOf(page, title).getAttribute('data-day');
  await page.goto(`/quan-ly/lich?xem=${view}&ngay=${day}`);
  return day!;
}

/** So many days after one. */
function after(day: string, n: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + n);
  return date.toISOString().slice(0, 10);
}

const WORKSHOP = 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở';

test('a session is moved by a form alone on a phone, those who are told are shown first, and it is taken back', async ({
  page,
  browser,
  server,
  faults,
}) => {
  await signIn(page, server, 'organizer');
  const storageState = await page.context().storageState();
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, baseURL: server.url, viewport });
  await faults.watch(context);
  const plain = await context.newPage();
  const day = await openAt(plain, 'tuan', WORKSHOP);
  await itemOf(plain, WORKSHOP).getByRole('link', { name: 'Dời' }).click();
  await expect(plain.getByRole('heading', { level: 1, name: 'Dời buổi' })).toBeVisible();
  const [year, month, date] = after(day, 21).split('-').map(Number);
  await plain.getByLabel('Ngày', { exact: true }).fill(`${date}/${month}/${year}`);
  await plain.getByRole('button', { name: 'Xem trước' }).click();
  await expect(plain.getByRole('heading', { name: 'Trước khi dời' })).toBeVisible();
  await expect(plain.getByText(/người trong danh sách sẽ nhận thư báo/)).toBeVisible();
  const reason = plain.getByLabel('Lý do vẫn giữ lịch này');
  if (await reason.isVisible()) await reason.fill('Theo kế hoạch');
  await plain.getByRole('button', { name: 'Dời buổi, chưa báo' }).click();
  await expect(plain).toHaveURL(new RegExp(`/quan-ly/lich\\?xem=tuan&ngay=${after(day, 21)}$`));
  await expect(plain.getByText('Đã dời 1 buổi.')).toBeVisible();
  await expect(itemOf(plain, WORKSHOP)).toHaveAttribute('data-day', after(day, 21));
  await plain.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(plain.getByText('Đã hoàn tác 1 thay đổi.')).toBeVisible();
  await plain.goto(`/quan-ly/lich?xem=tuan&ngay=${day}`);
  await expect(itemOf(plain, WORKSHOP)).toHaveAttribute('data-day', day);
  await context.close();
});

test('keys open the form with the day and the hours that they chose, and Escape leaves a session where it is', async ({
  page,
  server,
}) => {
  await signIn(page, server, 'organizer');
  await page.setViewportSize({ width: 1280, height: 900 });
  const day = await openAt(page, 'tuan', WORKSHOP);
  await gotoHydrated(page, page.url());
  const item = itemOf(page, WORKSHOP);
  const from = await item.getAttribute('data-from');
  await item.getByRole('link').first().focus();
  await page.keyboard.press('d');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Đã thôi, buổi ở nguyên chỗ cũ.')).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('status').filter({ hasText: 'Dời tới' })).toBeVisible();
  await checkAxe(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Dời buổi' })).toBeVisible();
  const [year, month, date] = after(day, 1).split('-').map(Number);
  await expect(page.getByLabel('Ngày', { exact: true })).toHaveValue(`${date}/${month}/${year}`);
  const [hour, minute] = from!.split(':').map(Number);
  const later = hour * 60 + minute + 30;
  const clock = `${String(Math.floor(later / 60)).padStart(2, '0')}:${String(later % 60).padStart(2, '0')}`;
  await expect(page.getByLabel('Từ', { exact: true })).toHaveValue(clock);
  await checkAxe(page);
  await page.goBack();
  await gotoHydrated(page, page.url());
  await itemOf(page, WORKSHOP).getByRole('link').first().focus();
  await page.keyboard.press('m');
  await expect(page.getByLabel('Từ', { exact: true })).toHaveValue(from!);
});

test('a session that is dropped on another day is not moved until the form is sent', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.setViewportSize({ width: 1280, height: 1200 });
  const day = await openAt(page, 'giang-vien', WORKSHOP);
  await gotoHydrated(page, page.url());
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Lường Minh Tuấn' }) });
  const item = row.locator('.calendar-item[data-day]', { hasText: WORKSHOP }).first();
  // Monday of that week, or Tuesday where it is held on Monday.
  const monday = await row.locator('[data-drop]').first().getAttribute('data-drop');
  const target = monday === day ? after(day, 1) : monday!;
  await item.dragTo(row.locator(`[data-drop="${target}"]`));
  await expect(page.getByRole('heading', { level: 1, name: 'Dời buổi' })).toBeVisible();
  const [year, month, date] = target.split('-').map(Number);
  await expect(page.getByLabel('Ngày', { exact: true })).toHaveValue(`${date}/${month}/${year}`);
  await expect(page.getByLabel('Giảng viên')).toHaveValue(/Lường Minh Tuấn/);
  await expect(page.getByRole('heading', { name: 'Trước khi dời' })).toBeVisible();
  await page.getByRole('link', { name: 'Thôi, không dời' }).click();
  await expect(row.locator('.calendar-item', { hasText: WORKSHOP }).first()).toHaveAttribute('data-day', day);
});

test('a room is closed for repairs and open otherwise on Saturdays', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/quan-ly/dia-diem');
  await page.getByRole('link', { name: 'Hội trường UBND xã Võ Nhai' }).click();
  await page.getByLabel('Tên phòng').fill('Phòng đọc tầng 1');
  await page.getByRole('button', { name: 'Lưu phòng' }).click();
  await page.getByRole('link', { name: 'Phòng đọc tầng 1' }).click();
  await page.getByText('Giờ khác theo ngày trong tuần').click();
  const saturday = page.getByRole('group', { name: 'thứ Bảy' });
  await saturday.getByLabel('Mở cửa từ').fill('7:30');
  await saturday.getByLabel('Đến').fill('11:30');
  await page.getByRole('group', { name: 'Chủ nhật' }).getByLabel('Đóng cửa cả ngày').check();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Lưu phòng' }).click();
  await expect(page.getByText(/Bảy 07:30–11:30; .*đóng cửa/)).toBeVisible();
  await page.getByRole('link', { name: 'Phòng đọc tầng 1' }).click();
  await page.getByLabel('Từ ngày').fill(inDays(400));
  await page.getByLabel('Lý do').fill('Sửa chữa');
  await page.getByRole('button', { name: 'Ghi ngày đóng cửa' }).click();
  await expect(page.getByText(/: Sửa chữa/)).toBeVisible();
  await checkAxe(page);
});
