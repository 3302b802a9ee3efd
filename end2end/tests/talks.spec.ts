// The agenda of a conference: read on a desk and on a phone, kept by an organizer, and chosen from without a script.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'talks' });

const CONFERENCE = 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở';

test('the agenda is a table with a column a track on a desk, and a list by time on a phone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: CONFERENCE }).click();
  await page.getByRole('link', { name: 'Xem chương trình chi tiết' }).click();
  await page.setViewportSize({ width: 1280, height: 900 });
  const table = page.getByRole('table').first();
  await expect(table.getByRole('columnheader')).toHaveText([/Thời gian/, /Tiểu ban 1/, /Tiểu ban 2/, /Tiểu ban 3/]);
  // Two short talks stand beside a long one; a break goes across all tracks.
  await expect(table.getByRole('cell', { name: 'Kể chuyện thay cho đọc tài liệu' })).toHaveAttribute('rowspan', '2');
  await expect(table.getByRole('cell', { name: 'Nghỉ giải lao' })).toHaveAttribute('colspan', '3');
  await expect(table.getByRole('cell', { name: /Lắng nghe và không phán xét.*hết chỗ/s })).toBeVisible();
  await checkAxe(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole('table')).toHaveCount(0);
  const line = page.getByRole('listitem').filter({ hasText: 'Lắng nghe và không phán xét' });
  await expect(line).toContainText('09:00–09:30');
  await expect(line).toContainText('Tiểu ban 2');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await checkAxe(page);
  await page.getByRole('link', { name: /^Tiểu ban 1/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Lắng nghe và không phán xét' })).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Nghỉ giải lao' })).toHaveCount(1);
  const paper = await page.request.get(await page.getByRole('link', { name: 'Bản in (PDF)' }).getAttribute('href') ?? '');
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a participant registers and chooses what to attend', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: CONFERENCE }).click();
    await page.getByRole('link', { name: 'Đăng ký', exact: true }).click();
    await page.getByLabel('Họ và tên').fill('Lường Thị Ẳng');
    await page.getByLabel('Ngày', { exact: true }).fill('2');
    await page.getByLabel('Tháng', { exact: true }).fill('3');
    await page.getByLabel('Năm', { exact: true }).fill('1986');
    await page.getByLabel('Nữ').check();
    await page.getByLabel('Đơn vị', { exact: true }).fill('xa dinh hoa');
    await page.getByLabel('Thư điện tử').fill('ang@example.org');
    await page.getByLabel('Tôi đồng ý').check();
    await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await page.getByRole('link', { name: 'Chọn nội dung tham dự' }).click();
    await expect(page.getByText('Đã hết chỗ: Lắng nghe và không phán xét')).toBeVisible();
    // Beside a long talk two short ones: ticks, and two at one time are refused with all that was chosen kept.
    await page.getByLabel('Kể chuyện thay cho đọc tài liệu').check();
    await page.getByLabel('Kết nối dịch vụ tại địa phương').check();
    await page.getByLabel('Bàn tròn: chia sẻ thông tin giữa các cơ quan').check();
    await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
    await expect(page.getByText('trùng giờ: chỉ chọn một').first()).toBeVisible();
    await expect(page.getByLabel('Bàn tròn: chia sẻ thông tin giữa các cơ quan')).toBeChecked();
    await page.getByLabel('Kết nối dịch vụ tại địa phương').uncheck();
    await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await expect(page.getByRole('alert')).toContainText('Đã lưu lựa chọn của ông (bà).');
    const day = page.locator('#chuong-trinh');
    await expect(day).toContainText('Kể chuyện thay cho đọc tài liệu');
    await expect(day).not.toContainText('Kết nối dịch vụ tại địa phương');
    await expect(day).toContainText('Bế mạc');
  });
});

test('an organizer pastes an agenda, looks through it, and moves what follows', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong');
  await page.getByRole('link', { name: 'Tọa đàm với đội công tác xã hội tình nguyện tiêu biểu' }).click();
  await page.getByRole('link', { name: 'Chương trình', exact: true }).click();
  await page.getByRole('link', { name: 'Dán chương trình' }).click();
  const text = page.getByLabel('Chương trình, mỗi nội dung một dòng');
  await text.fill('07:30–08:00 | Đón tiếp đại biểu\n08:00–12:30 | Chia sẻ của các đội | Các đội trưởng');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await expect(page.getByText('Buổi này kết thúc lúc 11:30').first()).toBeVisible();
  await checkAxe(page);
  await text.fill('07:30–08:00 | Đón tiếp đại biểu\n08:00–10:30 | Chia sẻ của các đội | Các đội trưởng');
  await page.getByRole('button', { name: 'Xem lại' }).click();
  await page.getByRole('button', { name: 'Ghi 2 nội dung vào chương trình' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã ghi 2 nội dung');
  await page.getByRole('link', { name: 'Chia sẻ của các đội' }).click();
  await checkAxe(page);
  await page.getByLabel('Số phút').fill('15');
  await page.getByRole('button', { name: 'Dời giờ' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã dời giờ 1 nội dung');
  await expect(page.getByText('08:15–10:45')).toBeVisible();
});
