// An organizer plans one class in several communes: dates are proposed, one is changed and looked through, and all are made at once.
import { checkAxe, expect, test } from '../support/page.ts';
import { inDays } from '../support/days.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'tours' });

test('a class is planned in four communes at once, without JavaScript', async ({ page, browser, server, faults }) => {
  await signIn(page, server, 'organizer');
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, baseURL: server.url });
  await faults.watch(context);
  const plain = await context.newPage();
  await plain.goto('/quan-ly/lich');
  await plain.getByRole('link', { name: 'Đợt ở nhiều đơn vị' }).click();
  await plain.getByLabel('Làm theo hoạt động').selectOption({ index: 1 });
  await plain.getByLabel('Các đơn vị').fill('Xã Định Hóa\nXã Đại Từ\nXã Võ Nhai\nXã Phú Bình');
  await plain.getByLabel('Từ ngày').fill(inDays(60));
  await plain.getByLabel('Đến ngày').fill(inDays(74));
  await plain.getByLabel('Giảng viên').fill('Nông Văn Thắng, Không Có Ai');
  await plain.getByRole('button', { name: 'Đề xuất lịch' }).click();
  await expect(plain.getByText('Không có giảng viên tên Không Có Ai').first()).toBeVisible();
  await plain.getByLabel('Giảng viên').fill('Nông Văn Thắng, Lường Minh Tuấn');
  await plain.getByRole('button', { name: 'Đề xuất lịch' }).click();
  await expect(plain.getByText('Đã xếp 4/4 lớp')).toBeVisible();
  const days = plain.getByLabel('Ngày đầu');
  const trainers = plain.locator('[name=trainer]');
  await expect(days).toHaveCount(4);
  // Two at one time with one trainer are told at the row, and what was typed stays.
  const first = await days.first().inputValue();
  const who = await trainers.first().inputValue();
  const was = await days.last().inputValue();
  await days.last().fill(first);
  await trainers.last().fill(who);
  const slots = plain.locator('[name=slot]');
  await slots.last().selectOption(await slots.first().inputValue());
  await plain.getByRole('button', { name: 'Kiểm tra' }).last().click();
  await expect(plain.getByText(`Trùng giảng viên ${who}`).first()).toBeVisible();
  await expect(days.last()).toHaveValue(first);
  await days.last().fill(was);
  await plain.getByRole('button', { name: 'Kiểm tra' }).last().click();
  await expect(plain.getByText('Không có gì vướng: có thể tạo 4 hoạt động.')).toBeVisible();
  await plain.getByRole('button', { name: 'Tạo 4 hoạt động' }).click();
  await expect(plain.getByRole('alert')).toContainText('Đã tạo 4 hoạt động ở dạng bản nháp');
  await expect(plain.getByText('Hội trường UBND xã Định Hóa').first()).toBeVisible();
  await context.close();
});

test('the page of a tour with its timetable has no finding of axe', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/lich/dot');
  await page.getByLabel('Làm theo hoạt động').selectOption({ index: 1 });
  await page.getByLabel('Các đơn vị').fill('Xã Định Hóa\nXã Đại Từ');
  await page.getByRole('button', { name: 'Đề xuất lịch' }).click();
  await expect(page.getByText('Đã xếp 2/2 lớp')).toBeVisible();
  await checkAxe(page);
});
