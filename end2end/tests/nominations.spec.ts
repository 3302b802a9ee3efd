// A unit is called to name its people: the focal person arranges the list, sends it, replaces one who can't come; the organizer sees it.
import type { Page } from '@playwright/test';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'nominations' });

/** The people on the list of a unit. */
const rowsOf = (page: Page) => page.getByRole('table', { name: 'Danh sách cử' }).locator('tbody tr');

test('a focal person sends the list and replaces somebody, with JavaScript and without', async ({
  page,
  browser,
  server,
  faults,
}) => {
  await signIn(page, server, 'focal person');
  await expect(page.getByRole('heading', { name: 'Đề nghị cử người' })).toBeVisible();
  await expect(page.getByText(/Được cử 3, đã cử 3, hạn 17:00/)).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Mở danh sách' }).click();
  const rows = rowsOf(page);
  await expect(rows).toHaveCount(4);
  await expect(page.getByText('3 người được giữ chỗ ngay')).toBeVisible();
  await checkAxe(page);

  // The substitute goes before the third, and comes back.
  const name = async (n: number) => (await rows.nth(n).locator('th').innerText()).split('\n')[0];
  const last = await name(3);
  await rows.nth(3).getByRole('button', { name: 'Lên' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu danh sách cử');
  expect(await name(2)).toBe(last);
  await rows.nth(2).getByRole('button', { name: 'Xuống' }).click();
  expect(await name(3)).toBe(last);

  // Somebody new, on the page itself: what is wrong is said at its field, and what was typed stays. It is taken back by one press.
  await page.getByText('Thêm người mới').click();
  await page.getByLabel('Họ và tên').fill('Bế Thị Lự');
  await page.getByRole('button', { name: 'Thêm vào danh sách cử' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Bế Thị Lự');
  await checkAxe(page);
  await page.getByLabel('Ngày sinh hoặc năm sinh').fill('1986');
  await page.getByLabel('Số điện thoại', { exact: true }).fill('0912345670');
  await page.getByRole('button', { name: 'Thêm vào danh sách cử' }).click();
  await expect(rows).toHaveCount(5);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã hoàn tác');
  await expect(rows).toHaveCount(4);

  await page.getByRole('button', { name: 'Gửi danh sách' }).click();
  await expect(page.getByRole('alert')).toContainText('3 người vừa được ghi');
  await expect(rows.nth(0).getByText('Đã xác nhận')).toBeVisible();

  // Without a script, the same.
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, baseURL: server.url });
  await faults.watch(context);
  const plain = await context.newPage();
  await plain.goto(page.url());
  const first = (await rowsOf(plain).nth(0).locator('th').innerText()).split('\n')[0];
  await rowsOf(plain).nth(0).getByRole('link', { name: 'Thay người' }).click();
  await expect(plain.getByText(`${first} ra khỏi danh sách`)).toBeVisible();
  await plain.getByRole('button', { name: `Thay bằng người này ${last}` }).click();
  await expect(plain.getByRole('alert')).toContainText('Chỗ của đơn vị được giữ nguyên');
  await expect(rowsOf(plain)).toHaveCount(3);
  await expect(rowsOf(plain).nth(0)).toContainText(last);
  // Taken back, with whom that tells; then done again.
  await expect(plain.getByText(`Khi hoàn tác: ${first} được xếp chỗ lại; ${last} thôi có chỗ`)).toBeVisible();
  await plain.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(plain.getByRole('alert')).toContainText('Đã hoàn tác');
  await expect(rowsOf(plain)).toHaveCount(4);
  await expect(rowsOf(plain).nth(0)).toContainText(first);
  await plain.getByRole('link', { name: 'In danh sách cử' }).click();
  await expect(plain.getByText('DANH SÁCH CỬ NGƯỜI')).toBeVisible();
  await context.close();
});

test('an organizer sees unit by unit who has answered, and tries the flow of seats', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong?q=công chức phụ trách cấp xã');
  await page.getByRole('link', { name: 'Tập huấn nghiệp vụ cho công chức phụ trách cấp xã' }).click();
  await page.getByRole('link', { name: 'Đợt cử', exact: true }).click();
  await expect(page.getByRole('row', { name: /Xã Võ Nhai/ })).toContainText('Đã gửi danh sách');
  await expect(page.getByRole('row', { name: /Xã Đồng Hỷ/ })).toContainText('Chưa trả lời');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Thử chia chỗ còn trống' }).click();
  await expect(page.getByText('Chưa hết hạn cử người')).toBeVisible();
  await checkAxe(page);
  await page.goBack();
  await page.getByRole('link', { name: 'Sửa đợt cử người' }).click();
  await page.getByLabel('Đơn vị và số chỗ').fill('Xã Võ Nhai: 99');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.getByLabel('Đơn vị và số chỗ')).toHaveValue('Xã Võ Nhai: 99');
});
