// An organizer sees the schedule, is told what is in the way of a session before it is saved, and finds a time that is free.
import { checkAxe, expect, test } from '../support/page.ts';
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
  await plain.getByRole('link', { name: CLASS }).last().click();
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
