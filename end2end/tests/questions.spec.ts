// An activity's own questions on a phone, with and without a script: composed, answered with every kind of answer, added up; and a seat
// that its participant hands over.
import type { Browser, Page } from '@playwright/test';
import { workday } from '../support/days.ts';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'questions', viewport: { width: 360, height: 740 } });

/** Publishes a class of its own; answers the path of its workspace. */
async function publish(page: Page, title: string, place: string, seats: string): Promise<string> {
  await page.goto('/quan-ly/hoat-dong/moi');
  await page.getByLabel('Tên hoạt động').fill(title);
  await page.getByLabel('Loại hoạt động').selectOption({ label: 'Lớp tập huấn' });
  await page.getByLabel('Cấp', { exact: true }).selectOption({ label: 'Cấp xã' });
  await page.getByLabel('Đơn vị tổ chức').fill('Xã Võ Nhai');
  await page.getByLabel('Đơn vị tổ chức').blur();
  await page.getByLabel('Địa điểm').fill(place);
  await page.getByLabel('Ngày bắt đầu').fill(workday(70));
  await page.getByLabel('Số chỗ').fill(seats);
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
  return new URL(page.url()).pathname;
}

/** Adds a question. */
async function ask(page: Page, activity: string, text: string, kind: string, more: (page: Page) => Promise<void> = async () => {}) {
  await page.goto(`${activity}/cau-hoi/moi`);
  await page.getByRole('textbox', { name: 'Câu hỏi', exact: true }).fill(text);
  await page.getByRole('radio', { name: kind, exact: true }).check();
  await more(page);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');
}

/** Fills in the fields about a person. */
async function fillPerson(page: Page, name: string, email: string) {
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Ngày', { exact: true }).fill('29');
  await page.getByLabel('Tháng', { exact: true }).fill('2');
  await page.getByLabel('Năm', { exact: true }).fill('1988');
  await page.getByRole('radio', { name: 'Nữ' }).check();
  await page.getByLabel('Đơn vị', { exact: true }).fill('xa dinh hoa');
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Tôi đồng ý').check();
}

async function expectNoOverflow(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0)).toBeLessThanOrEqual(0);
}

/** A stranger's phone. */
async function phone(browser: Browser, baseURL: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 360, height: 740 },
  });
  return await context.newPage();
}

test('every kind of question is asked, answered and added up', async ({ page, server, browser }) => {
  await signIn(page, server, 'organizer');
  const activity = await publish(page, 'Lớp hỏi nhiều câu', 'Sân kho hợp tác xã 1', '20');
  const code = activity.split('/').at(-1)!;
  await page.goto(`${activity}/cau-hoi`);
  await expect(page.getByText('Chưa có câu hỏi nào')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Thêm câu hỏi' }).click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await checkAxe(page);
  await ask(page, activity, 'Ông (bà) có ở lại qua đêm không?', 'Có hoặc không', async (page) => {
    await page.getByLabel('Bắt buộc trả lời').check();
  });
  await ask(page, activity, 'Ông (bà) ở lại mấy đêm?', 'Số', async (page) => {
    await page.getByLabel('Bắt buộc trả lời').check();
    await page.getByLabel('Khi nào hỏi').selectOption({ label: 'Khi câu “Ông (bà) có ở lại qua đêm không?” trả lời “Có”' });
  });
  await ask(page, activity, 'Bữa trưa', 'Chọn một', async (page) => {
    await page.getByLabel('Các lựa chọn').fill('Ăn thường\nĂn chay');
    await page.getByLabel('In thành một cột').check();
  });
  await ask(page, activity, 'Nội dung quan tâm', 'Chọn nhiều', async (page) => {
    await page.getByLabel('Các lựa chọn').fill('Tư vấn\nTruyền thông\nHòa nhập');
  });
  await ask(page, activity, 'Ngày đến', 'Ngày');
  await ask(page, activity, 'Ghi chú', 'Trả lời bằng chữ');
  await ask(page, activity, 'Giấy cử đi', 'Tệp');
  await page.goto(`${activity}/cau-hoi`);
  await expectNoOverflow(page);
  await checkAxe(page);
  await page.getByRole('button', { name: /^Lên.*Ghi chú/ }).click();
  await page.getByRole('button', { name: /^Bỏ.*có ở lại/ }).click();
  await expect(page.getByText('chỉ được hỏi theo câu này').first()).toBeVisible();
  await page.goto(`${activity}/cau-hoi/xem-thu`);
  await checkAxe(page);

  for (const script of [true, false]) {
    const visitor = await phone(browser, new URL(page.url()).origin, script);
    await visitor.goto(`/hoat-dong/${code}/dang-ky`);
    await expectNoOverflow(visitor);
    const nights = visitor.getByLabel('Ông (bà) ở lại mấy đêm?');
    await expect(nights).toBeHidden();
    await fillPerson(visitor, script ? 'Lộc Thị Ẩn' : 'Lộc Thị Ửng', `loc.${script}@example.org`);
    await visitor.getByRole('radio', { name: 'Có', exact: true }).check();
    await expect(nights).toBeVisible();
    await nights.fill('hai');
    await visitor.getByLabel('Ăn chay').check();
    await visitor.getByLabel('Tư vấn').check();
    await visitor.getByLabel('Hòa nhập').check();
    await visitor.getByLabel('Ngày đến').fill('31/2/2026');
    await visitor.getByLabel('Ghi chú').fill('Xin ngồi gần cửa');
    const file = { name: 'Giấy cử.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 thử') };
    await visitor.getByLabel('Giấy cử đi').setInputFiles(file);
    await visitor.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await expect(visitor.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
    await expect(visitor.getByRole('link', { name: 'Nhập câu trả lời bằng số' })).toBeVisible();
    await expect(visitor.getByText('Xin chọn lại tệp “Giấy cử.pdf”')).toBeVisible();
    await expect(nights).toHaveValue('hai');
    await expect(visitor.getByLabel('Ghi chú')).toHaveValue('Xin ngồi gần cửa');
    await expect(visitor.getByLabel('Hòa nhập')).toBeChecked();
    await expectNoOverflow(visitor);
    if (script) await checkAxe(visitor);
    await nights.fill('2');
    await visitor.getByLabel('Ngày đến').fill('1/9/2026');
    await visitor.getByLabel('Giấy cử đi').setInputFiles(file);
    await visitor.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await expect(visitor.getByRole('heading', { name: 'Ông (bà) đã có chỗ' })).toBeVisible();
    await visitor.getByRole('link', { name: 'Sửa câu trả lời' }).click();
    await expect(visitor.getByRole('link', { name: 'Giấy cử.pdf' })).toBeVisible();
    await visitor.getByRole('radio', { name: 'Không', exact: true }).check();
    await visitor.getByRole('button', { name: 'Lưu câu trả lời' }).click();
    await expect(visitor.getByRole('alert')).toContainText('Đã lưu câu trả lời');
    await visitor.context().close();
  }

  await page.goto(`${activity}/tra-loi`);
  await expect(page.getByText('Ăn chay: 2 người')).toBeVisible();
  await expect(page.getByText('0 trong 2 người đã trả lời')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Ăn chay: 2 người' }).click();
  await expect(page.getByText('2 người', { exact: true }).first()).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: /^Câu trả lời.*Lộc Thị Ẩn/ }).click();
  await expect(page.getByText('Tư vấn; Hòa nhập')).toBeVisible();
  await checkAxe(page);
  const waits = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Giấy cử.pdf' }).click();
  expect((await waits).suggestedFilename()).toBe('Giấy cử.pdf');
  await page.goto(`${activity}/nguoi/in`);
  await expect(page.getByRole('columnheader', { name: 'Bữa trưa' })).toBeVisible();
  await checkAxe(page);
});

test('a seat is handed over, and goes to a substitute', async ({ page, server, browser }) => {
  await signIn(page, server, 'organizer');
  const activity = await publish(page, 'Lớp chuyển chỗ', 'Sân kho hợp tác xã 2', '1');
  const code = activity.split('/').at(-1)!;
  const visitor = await phone(browser, new URL(page.url()).origin, true);
  await visitor.goto(`/hoat-dong/${code}/dang-ky`);
  await fillPerson(visitor, 'Hứa Thị Ẩn', 'hua.an@example.org');
  await visitor.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await expect(visitor.getByRole('heading', { name: 'Ông (bà) đã có chỗ' })).toBeVisible();
  const own = visitor.url();
  await expectNoOverflow(visitor);
  await checkAxe(visitor);

  await visitor.getByRole('link', { name: 'Ghi tên người thay' }).click();
  await checkAxe(visitor);
  await visitor.getByLabel('Họ và tên').fill('Hứa Văn Ất');
  await visitor.getByLabel('Ngày sinh hoặc năm sinh').fill('1990');
  await visitor.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912345679');
  await visitor.getByRole('button', { name: 'Lưu người thay' }).click();
  await expect(visitor.getByRole('alert')).toContainText('Đã ghi tên người thay');
  await expect(visitor.getByText('Người thay khi ông (bà) không tham dự được: Hứa Văn Ất.')).toBeVisible();

  await visitor.getByRole('link', { name: 'Chuyển chỗ cho người khác' }).click();
  await expect(visitor.getByLabel('Họ và tên')).toHaveValue('Hứa Văn Ất');
  await visitor.getByLabel('Họ và tên').fill('Hứa Thị Ba');
  await visitor.getByRole('textbox', { name: 'Số điện thoại' }).fill('09');
  await visitor.getByRole('button', { name: 'Chuyển chỗ của tôi' }).click();
  await expect(visitor.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(visitor.getByLabel('Họ và tên')).toHaveValue('Hứa Thị Ba');
  await checkAxe(visitor);
  await visitor.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912345680');
  await visitor.getByRole('button', { name: 'Chuyển chỗ của tôi' }).click();
  await expect(visitor.getByRole('alert')).toContainText('Đã chuyển chỗ');
  expect((await visitor.goto(own))?.status()).toBe(404);

  await page.goto(`${activity}/nguoi`);
  await expect(page.getByText('thay cho Hứa Thị Ẩn')).toBeVisible();
  await expect(page.getByText('chuyển cho Hứa Thị Ba')).toBeVisible();
  await checkAxe(page);
  await visitor.context().close();
});
