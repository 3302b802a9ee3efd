// The pictures of `docs/GUIDE.md`, chapter by chapter, out of the demo as it is on the day.
import { readdir, readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { inDays, workday } from './support/days.ts';
import { expect, gotoHydrated, test } from './support/page.ts';
import { keepRows, mark, picture, screen } from './support/picture.ts';
import { signIn } from './support/staff.ts';

test.use({ start: 'demo', changes: 'guide', viewport: { width: 1280, height: 800 } });

const PHONE = { width: 360, height: 740 };
const FULL_CLASS = 'Tập huấn cho Đội công tác xã hội tình nguyện cấp xã, đợt 2';
const WORKSHOP = 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở';
const CALLED_CLASS = 'Tập huấn nghiệp vụ cho công chức phụ trách cấp xã';

/** A page of an activity, by the activity's name. */
async function pathOf(page: Page, name: string, part = ''): Promise<string> {
  await page.goto(`/quan-ly/hoat-dong?q=${encodeURIComponent(name)}`);
  const link = page.getByRole('table').getByRole('link', { name, exact: true });
  return `${await link.getAttribute('href')}${part}`;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const table = (page: Page) => page.getByRole('table').first();

test('1 the first page', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await mark(link(page, 'Tạo hoạt động'));
  await screen(page, '01-viec-can-lam');
  await page.setViewportSize(PHONE);
  await page.goto('/quan-ly');
  await screen(page, '01-dien-thoai');
});

test('2 the plan of a year', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/ke-hoach');
  await picture(page, '02-ke-hoach', page.locator('.report-text'), table(page));
  await link(page, 'Sửa chỉ tiêu').click();
  await mark(page.getByRole('link', { name: /^Chép từ năm/ }));
  await picture(page, '02-chi-tieu', heading(page), page.locator('form table').first());
});

/** The label of a field; what stands above the field is part of it. */
const label = (page: Page, text: string) => page.locator('label', { hasText: text }).first();


test('3 a class is made', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong/moi');
  await page.getByLabel('Theo mẫu').selectOption({ label: 'Lớp tình nguyện viên cấp xã, 2 ngày' });
  await mark(button(page, 'Điền theo mẫu'));
  await picture(page, '03-theo-mau', heading(page), page.getByLabel('Theo mẫu'), button(page, 'Điền sẵn'));
  await button(page, 'Điền theo mẫu').click();
  await page.getByLabel('Địa điểm').fill('Nhà văn hóa xã Định Hóa');
  await page.getByLabel('Ngày bắt đầu').fill(workday(30));
  await mark(page.getByLabel('Địa điểm'));
  await mark(page.getByLabel('Ngày bắt đầu'));
  await picture(page, '03-ngay-va-buoi', label(page, 'Tên hoạt động'), page.getByLabel('Địa điểm'), page.getByLabel('Số chỗ'));
  await button(page, 'Tạo và công bố').click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
  await screen(page, '03-da-cong-bo');
});

test('3 what is in the way', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, FULL_CLASS, '/buoi'));
  await page.getByLabel('Giảng viên').first().fill('Lường Minh Tuấn');
  await page.getByText('Chuyển buổi này sang ngày hoặc buổi khác').first().click();
  await page.getByLabel('Ngày', { exact: true }).first().fill(inDays(7));
  await button(page, 'Lưu các buổi').last().click();
  await picture(page, '03-trung-giang-vien', page.getByRole('alert'));
  await page.goto('/quan-ly/hoat-dong/moi?mau=1');
  await page.getByLabel('Địa điểm').fill('Nhà văn hóa xã Định Hóa');
  await page.getByLabel('Ngày bắt đầu').fill(`1/1/${new Date().getFullYear() + 1}`);
  await button(page, 'Tạo và công bố').click();
  await mark(page.getByLabel('Lý do vẫn giữ lịch này'));
  await picture(page, '03-can-ly-do', page.locator('.banner').first(), page.getByLabel('Lý do vẫn giữ lịch này'));
});

test('3 the agenda of a conference', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, WORKSHOP, '/chuong-trinh'));
  await mark(link(page, 'Dán chương trình'));
  await picture(page, '03-chuong-trinh', link(page, 'Dán chương trình'), page.locator('.agenda-session').first());
});

test('4 the schedule', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/lich?xem=thang');
  await picture(page, '04-thang', heading(page), link(page, 'Đợt ở nhiều đơn vị'), table(page));
  await page.goto('/quan-ly/lich?xem=giang-vien');
  await picture(page, '04-theo-giang-vien', page.getByRole('navigation', { name: 'Cách xem lịch' }), link(page, 'Sau →'), table(page));
  await page.goto('/quan-ly/lich/tim-gio');
  await page.getByLabel('Giảng viên').fill('Nông Văn Thắng, Hoàng Thị Bích Liên');
  await page.getByLabel('Số buổi liền nhau').fill('4');
  await page.getByLabel('Đến ngày').fill(inDays(24));
  await button(page, 'Tìm').click();
  const found = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Tạo hoạt động' }) });
  await mark(found.first().getByRole('link'));
  await picture(page, '04-tim-gio', heading(page), page.getByLabel('Phòng'), found.last());
});

test('4 a tour', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/lich/dot');
  await page.getByLabel('Làm theo hoạt động').selectOption({ index: 1 });
  await page.getByLabel('Các đơn vị').fill('Xã Định Hóa\nXã Đại Từ\nXã Võ Nhai\nXã Phú Bình\nXã Đồng Hỷ\nXã Phú Lương');
  await page.getByLabel('Từ ngày').fill(inDays(45));
  await page.getByLabel('Đến ngày').fill(inDays(66));
  await page.getByLabel('Giảng viên').fill('Nông Văn Thắng, Lường Minh Tuấn');
  await button(page, 'Đề xuất lịch').click();
  await expect(page.getByText('Đã xếp 6/6 lớp')).toBeVisible();
  await mark(button(page, 'Kiểm tra').last());
  await picture(page, '04-dot', page.getByText('Đã xếp 6/6 lớp'), table(page), button(page, 'Kiểm tra').last());
});

const LIST = [
  'UBND TỈNH THÁI NGUYÊN',
  'DANH SÁCH CÁN BỘ THAM DỰ',
  'STT\tHọ và tên\tNăm sinh\t\tĐơn vị công tác\tSĐT\tEmail\tGhi chú',
  '\t\tNam\tNữ\t\t\t\t',
  '1\tDƯƠNG THỊ HẠNH\t\t8/8/88\tUBND xã Võ Nhai\t912111004\thanh@example.org\t',
  '2\tDương Văn Bình\t1975\t\tx. Đại Từ\t0912.345.678\t\t',
  '3\tDương Thị Cúc\t\t31/2/1990\tXã Đại Từ\t+84 987 654 321\t\t',
  '4\tDương Văn Bình\t1975\t\tx. Đại Từ\t\t\t',
  '5\tDương Quốc Khánh\t12/4/1982\t\tXã Định Hóa\t0987 112 233\tkhanh@example.org\t',
  'Tổng cộng: 5 người',
].join('\n');

test('5 a list is taken in', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, WORKSHOP, '/nguoi'));
  await link(page, 'Thêm danh sách').click();
  await page.getByLabel('Danh sách', { exact: true }).fill(LIST);
  const list = page.getByLabel('Danh sách', { exact: true });
  await mark(list);
  await picture(page, '05-dan-danh-sach', page.getByRole('heading', { name: 'Thêm danh sách' }), list, page.getByText('Có thể kéo tệp thả'));
  await button(page, 'Xem danh sách').click();
  await page.getByText(/^Đã chỉnh lại giúp/).first().click();
  const take = button(page, /^Thêm \d+ người vào danh sách/);
  await mark(take);
  await picture(page, '05-xem-lai', page.getByRole('alert').or(heading(page)).first(), take);
  await page.getByLabel('Dòng 7: Ngày sinh').fill('28/2/1990');
  await take.click();
  await expect(page.getByRole('alert')).toContainText('vào danh sách');
  const undo = button(page, 'Hoàn tác danh sách này').first();
  await mark(undo);
  await picture(page, '05-hoan-tac', page.getByRole('alert'), heading(page), undo);
});

test('5 whom no mail reaches', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, WORKSHOP, '/khong-thu'));
  const title = page.getByRole('heading', { name: 'Không gửi được thư' });
  await picture(page, '05-khong-thu', title, link(page, 'In phiếu có mã QR'), page.getByText('Đơn vị này chưa có đầu mối').first());
});

test('6 who comes, who waits', async ({ page, server, browser, faults }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, FULL_CLASS, '/sua'));
  const field = (name: string) => page.getByLabel(name);
  await picture(page, '06-cach-dang-ky', page.getByRole('group', { name: 'Cách đăng ký' }), field('Mở đăng ký từ ngày'), field('Chỗ trống được mời'));
  await page.goto(await pathOf(page, FULL_CLASS, '/nguoi?trang-thai=waitlisted'));
  await picture(page, '06-danh-sach-cho', table(page), button(page, 'Xác nhận'), link(page, 'Thêm danh sách'));
  await page.goto(await pathOf(page, WORKSHOP, '/dieu-kien'));
  await field('Chức vụ').fill('công chức văn hóa\ncán bộ truyền thông');
  await page.getByLabel('Xã, phường').check();
  await field('Không dự lại trong vòng (năm)').fill('2');
  await mark(button(page, 'Lưu điều kiện'));
  await picture(page, '06-dieu-kien', page.getByRole('heading', { level: 2 }).first(), page.getByRole('group').first(), button(page, 'Lưu điều kiện'));

  const phone = await browser.newContext({ baseURL: server.url, viewport: PHONE });
  await faults.watch(phone);
  const public_ = await phone.newPage();
  await public_.goto('/');
  await public_.getByRole('link', { name: WORKSHOP }).click();
  await screen(public_, '06-trang-cong-khai');
  await phone.close();
});

/** Asks something in an activity. */
async function ask(page: Page, activity: string, question: string, kind: string, options?: string): Promise<void> {
  await page.goto(`${activity}/cau-hoi/moi`);
  await page.getByRole('textbox', { name: 'Câu hỏi', exact: true }).fill(question);
  await page.getByRole('radio', { name: kind, exact: true }).check();
  if (options) await page.getByLabel('Các lựa chọn').fill(options);
  await button(page, 'Lưu').click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');
}

test('6 questions of an activity', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const activity = await pathOf(page, CALLED_CLASS);
  await ask(page, activity, 'Ông (bà) dùng bữa trưa thế nào?', 'Chọn một', 'Ăn thường\nĂn chay\nKhông dùng bữa');
  await ask(page, activity, 'Ông (bà) có ở lại qua đêm không?', 'Có hoặc không');
  await page.goto(`${activity}/cau-hoi`);
  await mark(link(page, 'Thêm câu hỏi'));
  await picture(page, '06-cau-hoi', page.getByRole('heading', { name: 'Câu hỏi', exact: true }), link(page, 'Thêm câu hỏi'), table(page));
});

test('7 units name their people', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, CALLED_CLASS, '/dot-cu'));
  await mark(link(page, 'Nhắc đơn vị chưa trả lời'));
  await picture(page, '07-dot-cu', link(page, 'Nhắc đơn vị chưa trả lời'), table(page));
  await link(page, 'Thử chia chỗ còn trống').click();
  await expect(page.getByRole('heading', { name: 'Chia chỗ còn trống' })).toBeVisible();
  await picture(page, '07-chia-cho', page.getByRole('heading', { name: 'Chia chỗ còn trống' }), page.getByText('Còn 8 chỗ').or(table(page)).last());
});

test('7 the focal person, on a phone', async ({ page, server }) => {
  await page.setViewportSize(PHONE);
  await signIn(page, server, 'focal person');
  await link(page, 'Mở danh sách').click();
  await screen(page, '07-dau-moi');
});

test('8 attendance', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong');
  const running = page.getByRole('row', { name: /Đang diễn ra/ }).getByRole('link').first();
  const grid = `${await running.getAttribute('href')}/diem-danh`;
  await gotoHydrated(page, grid);
  await keepRows(page.locator('.grid'), 8);
  await picture(page, '08-diem-danh', page.locator('.grid'), page.getByText('Phím tắt'));
  const headcount = page.getByRole('heading', { name: 'Số người đếm được' });
  await picture(page, '08-so-dem-duoc', headcount, button(page, 'Lưu số người đếm được'));
  await page.setViewportSize(PHONE);
  await gotoHydrated(page, grid);
  // The class began yesterday with two sessions: the grid opens at this morning's.
  for (const [n, mark] of ['present', 'present', 'late', 'present', 'excused'].entries()) {
    await page.locator(`select[data-row="${n + 1}"][data-column="2"]`).selectOption(mark);
  }
  await expect(page.locator('.grid-status')).toHaveText(/^Đã lưu lúc/, { useInnerText: true });
  await screen(page, '08-dien-thoai', page.locator('.grid').first());
});

test('9 certificates', async ({ page, server, browser, faults }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly');
  await link(page, 'Đã điểm danh, chưa cấp giấy chứng nhận').first().click();
  await page.getByLabel('Chức vụ của người ký').fill('PHÓ GIÁM ĐỐC');
  await page.getByLabel('Họ và tên người ký').fill('Lê Văn Hòa');
  await button(page, /^Xem trước \d+ giấy chứng nhận$/).click();
  const issue = button(page, /^Cấp \d+ giấy chứng nhận$/);
  await mark(issue);
  await picture(page, '09-xem-truoc', page.getByRole('heading', { name: 'Xem trước khi cấp giấy chứng nhận' }), page.locator('form.confirm', { has: issue }));
  await issue.click();
  await expect(page.getByRole('alert')).toContainText('giấy chứng nhận');
  // The code stands in the mail that told somebody.
  await page.goto('/quan-ly/thu');
  await page.getByRole('row').filter({ hasText: 'Giấy chứng nhận' }).first().getByRole('link').first().click();
  const code = /\/chung-nhan\/([0-9A-Z]+)/.exec(await page.getByRole('main').innerText())![1];
  const stranger = await browser.newContext({ baseURL: server.url, viewport: PHONE });
  await faults.watch(stranger);
  const verify = await stranger.newPage();
  await verify.goto(`/chung-nhan/${code}`);
  await screen(verify, '09-tra-cuu');
  await stranger.close();
});

test('10 the report', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/bao-cao');
  await mark(button(page, 'Sao chép đoạn văn'));
  await picture(page, '10-bao-cao', heading(page), page.getByRole('navigation', { name: 'Các trang báo cáo' }), table(page));
  await table(page).getByRole('link').nth(1).click();
  await expect(page.locator('.report-sum')).toContainText('khớp với báo cáo');
  await picture(page, '10-dong', heading(page), page.locator('.report-sum'), table(page));
});

test('11 people and accounts', async ({ page, server, browser, faults }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/nguoi');
  await page.getByRole('searchbox').or(page.getByLabel(/^Tìm theo tên/)).first().fill('hanh duong');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=/);
  await picture(page, '11-tim-nguoi', heading(page), page.getByLabel(/^Tìm theo tên/).first(), table(page));
  const office = await browser.newContext({ baseURL: server.url });
  await faults.watch(office);
  const administrator = await office.newPage();
  await signIn(administrator, server, 'administrator');
  await administrator.goto('/quan-ly/can-bo');
  await picture(administrator, '11-can-bo', heading(administrator), table(administrator));
  await office.close();
});

test('11 one person on file twice', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/nguoi/moi');
  await page.getByLabel('Họ và tên').fill('Dương Thị Hạnh');
  await page.getByLabel('Đơn vị').fill('Xã Đại Từ');
  await page.getByLabel('Ngày sinh').fill('8/8/1988');
  await page.getByLabel('Chức vụ').fill('Công chức văn hóa');
  await button(page, 'Lưu').click();
  await page.goto('/quan-ly/nguoi/trung');
  await mark(page.getByRole('link', { name: 'So sánh, gộp' }).first());
  await picture(page, '11-ho-so-trung', heading(page), table(page));
  await page.getByRole('link', { name: 'So sánh, gộp' }).first().click();
  await mark(button(page, 'Gộp hai hồ sơ'));
  await picture(page, '11-gop', heading(page), button(page, 'Gộp hai hồ sơ'));
});

test('12 what was changed, and what was mailed', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto(await pathOf(page, WORKSHOP, '/nhat-ky'));
  await keepRows(table(page), 4);
  await picture(page, '12-nhat-ky', table(page));
  await page.goto('/quan-ly/thu');
  await keepRows(table(page), 6);
  await picture(page, '12-thu', heading(page), page.getByLabel('Trạng thái'), table(page));
});

test('every picture stands in the guide, and the guide shows no other', async () => {
  const guide = await readFile(new URL('../docs/GUIDE.md', import.meta.url), 'utf8');
  const shown = [...guide.matchAll(/^!\[(.+)\]\(guide\/(\S+)\)$/gm)].map(([, , file]) => file);
  expect((await readdir(new URL('../docs/guide/', import.meta.url))).sort()).toEqual(shown.sort());
});
