// The organizer enters what was printed, published and aired; the manager reads it.
import type { Page } from '@playwright/test';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'communications' });

/** Sends a form that is wrong: the answer is 422, and the page says what to do. */
async function sendWrong(page: Page, button: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: button, exact: true }).click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
}

const alert = (page: Page) => page.getByRole('alert');
const rowOf = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

test('an organizer enters materials, media and broadcasts, with JavaScript and without', async ({
  page,
  browser,
  server,
  faults,
}) => {
  await signIn(page, server, 'organizer');
  const storageState = await page.context().storageState();
  for (const javaScriptEnabled of [true, false]) {
    const options = { storageState, javaScriptEnabled, baseURL: server.url, reducedMotion: 'reduce' as const };
    const context = await browser.newContext(options);
    await faults.watch(context);
    const own = await context.newPage();
    // axe needs the scripts of a page.
    const check = javaScriptEnabled ? () => checkAxe(own) : async () => {};
    await material(own, check);
    await media(own, check);
    await broadcasts(own, check);
    await context.close();
  }
});

async function material(page: Page, check: () => Promise<void>): Promise<void> {
  await page.goto('/quan-ly');
  await page.getByRole('link', { name: 'Truyền thông', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ấn phẩm');
  await expect(page.getByText('25 ấn phẩm', { exact: true })).toBeVisible();
  await check();

  await page.getByRole('link', { name: 'Thêm ấn phẩm' }).click();
  await check();
  await page.getByLabel('Tên ấn phẩm').fill('Tờ rơi “Nói không với mua bán người”');
  await page.getByLabel('Ngày sản xuất').fill('32/1/2025');
  await page.getByLabel('Số lượng').fill('abc');
  await page.getByLabel('Đơn vị phát hành').fill('khong co don vi nay');
  await page.getByLabel('Đơn vị phát hành').blur();
  await sendWrong(page, 'Lưu');
  await expect(page.getByLabel('Tên ấn phẩm')).toHaveValue('Tờ rơi “Nói không với mua bán người”');
  await expect(page.getByLabel('Ngày sản xuất')).toHaveValue('32/1/2025');
  await expect(page.getByLabel('Số lượng')).toHaveValue('abc');
  await expect(page.getByLabel('Đơn vị phát hành')).toHaveValue('khong co don vi nay');
  await check();
  await page.getByLabel('Tờ rơi', { exact: true }).check();
  await page.getByLabel('Ngày sản xuất').fill('30/7/2025');
  await page.getByLabel('Số lượng').fill('20.000');
  await page.getByLabel('Đơn vị phát hành').fill('tinh thai nguyen');
  await page.getByLabel('Đơn vị phát hành').blur();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^LE-2025-01 · Tờ rơi/);
  await expect(page.getByText('Chưa cấp phát cho đơn vị nào')).toBeVisible();
  await check();

  await page.getByLabel('Ngày cấp phát').fill('29/7/2025');
  await page.getByLabel('Số lượng').fill('20.001');
  await page.getByLabel('Đơn vị nhận').fill('phu');
  await page.getByLabel('Đơn vị nhận').blur();
  await sendWrong(page, 'Lưu cấp phát');
  await expect(page.getByLabel('Đơn vị nhận')).toHaveValue('phu');
  await expect(page.getByText('Chỉ còn 20.000 chưa cấp phát').first()).toBeVisible();
  await check();
  await page.getByRole('group', { name: 'Chọn đơn vị' }).getByRole('radio').nth(1).check();
  await page.getByLabel('Ngày cấp phát').fill('31/7/2025');
  await page.getByLabel('Số lượng').fill('500');
  await page.getByRole('button', { name: 'Lưu cấp phát' }).click();
  await expect(alert(page)).toContainText('Đã ghi');
  await expect(page.getByLabel('Ngày cấp phát')).toHaveValue('31/7/2025');
  await check();

  await page.goto('/quan-ly/an-pham?nam=2025&loai=leaflet');
  await expect(rowOf(page, /LE-2025-01.*30\/7\/2025 20\.000 500 19\.500/)).toBeVisible();
  await check();
  await page.goto('/quan-ly/an-pham?nam=2025&loai=panel');
  await expect(page.getByRole('heading', { name: 'Không có dòng nào phù hợp' })).toBeVisible();
  await check();

  await page.goto('/quan-ly/an-pham/LE-2025-01');
  await page.getByRole('table').getByRole('link', { name: 'Xóa' }).click();
  await check();
  await page.getByRole('button', { name: 'Xóa lần cấp phát' }).click();
  await expect(alert(page)).toContainText('Đã xóa');
  await page.getByRole('link', { name: 'Xóa ấn phẩm' }).click();
  await check();
  await page.getByRole('button', { name: 'Xóa ấn phẩm' }).click();
  await expect(page.getByText('25 ấn phẩm', { exact: true })).toBeVisible();
}

async function media(page: Page, check: () => Promise<void>): Promise<void> {
  await page.goto('/quan-ly/tin-bai');
  await expect(page.getByRole('link', { name: 'Truyền thông', exact: true })).toHaveAttribute('aria-current', 'true');
  await check();
  await page.getByRole('link', { name: 'Thêm tin, bài' }).click();
  await sendWrong(page, 'Lưu');
  await check();
  await page.getByLabel('Ngày đăng, phát').fill('1/8/2025');
  await page.getByLabel('Cơ quan báo, đài').fill('Báo Thái Nguyên');
  await page.getByLabel('Phóng sự').check();
  await page.getByLabel('Tên tin, bài').fill('Đường dây nóng 111');
  await page.getByLabel('Đơn vị').fill('xa dinh hoa');
  await page.getByLabel('Đơn vị').blur();
  await page.getByRole('button', { name: 'Lưu và thêm tiếp' }).click();
  await expect(alert(page)).toContainText('Đã ghi');
  await expect(page.getByLabel('Ngày đăng, phát')).toHaveValue('1/8/2025');
  await expect(page.getByLabel('Cơ quan báo, đài')).toHaveValue('Báo Thái Nguyên');
  await expect(page.getByLabel('Phóng sự')).toBeChecked();
  await expect(page.getByLabel('Đơn vị')).toHaveValue('xa dinh hoa');
  await expect(page.getByLabel('Tên tin, bài')).toHaveValue('');
  await expect(page.getByLabel('Tên tin, bài')).toBeFocused();
  await check();
  await page.getByLabel('Tên tin, bài').fill('Trở về');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText('68 tin, bài', { exact: true })).toBeVisible();
  for (const title of ['Đường dây nóng 111', 'Trở về']) {
    await expect(rowOf(page, new RegExp(`${title}.*1/8/2025 Phóng sự Báo Thái Nguyên`))).toBeVisible();
  }
  await check();
  for (const title of ['Đường dây nóng 111', 'Trở về']) {
    await page.getByRole('link', { name: `Xóa ${title}` }).click();
    await check();
    await page.getByRole('button', { name: 'Xóa tin, bài' }).click();
    await expect(alert(page)).toContainText('Đã xóa');
  }
  await expect(page.getByText('66 tin, bài', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Trang 2' }).click();
  await expect(page.getByRole('row')).toHaveCount(17);
}

async function broadcasts(page: Page, check: () => Promise<void>): Promise<void> {
  await page.goto('/quan-ly/phat-thanh');
  await check();
  await page.getByRole('link', { name: 'Thêm lượt phát' }).click();
  await page.getByLabel('Ngày phát').fill('32/1/2025');
  await page.getByLabel('Số lượt phát').fill('abc');
  await page.getByLabel('Đơn vị phát').fill('phu');
  await page.getByLabel('Đơn vị phát').blur();
  await sendWrong(page, 'Lưu');
  await expect(page.getByLabel('Ngày phát')).toHaveValue('32/1/2025');
  await expect(page.getByLabel('Số lượt phát')).toHaveValue('abc');
  await check();
  const choice = page.getByRole('group', { name: 'Chọn đơn vị' }).getByRole('radio').nth(2);
  const unit = await page.locator('.choices label').nth(2).innerText();
  await choice.check();
  await page.getByLabel('Ngày phát').fill('2/8/2025');
  await page.getByLabel('Số lượt phát').fill('3');
  await page.getByRole('button', { name: 'Lưu và thêm tiếp' }).click();
  await expect(page.getByLabel('Ngày phát')).toHaveValue('2/8/2025');
  await expect(page.getByLabel('Đơn vị phát')).toHaveValue(unit);
  await expect(page.getByLabel('Số lượt phát')).toHaveValue('');
  await page.getByLabel('Số lượt phát').fill('12');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText('16 đợt phát thanh', { exact: true })).toBeVisible();
  await expect(rowOf(page, /2\/8\/2025 3/)).toBeVisible();
  await expect(rowOf(page, /2\/8\/2025 12/)).toBeVisible();
  for (const left of ['15', '14']) {
    await page.getByRole('link', { name: /Xóa .*, 2\/8\/2025/ }).first().click();
    await check();
    await page.getByRole('button', { name: 'Xóa lượt phát' }).click();
    await expect(page.getByText(`${left} đợt phát thanh`, { exact: true })).toBeVisible();
  }
}

test('a manager reads the lists and is offered no acts; a focal person is told whom to ask', async ({
  page,
  browser,
  server,
  faults,
}) => {
  await signIn(page, server, 'manager');
  for (const list of ['an-pham', 'tin-bai', 'phat-thanh']) {
    for (const language of ['', '/en']) {
      await page.goto(`${language}/quan-ly/${list}`);
      await expect(page.getByRole('table')).toBeVisible();
      const acts = page.getByRole('main').getByRole('link', { name: /^(Thêm|Xóa|Add|Remove)/ });
      await expect(acts).toHaveCount(0);
      await checkAxe(page);
    }
    await page.goto(`/quan-ly/${list}/moi`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bạn không có quyền làm việc này');
  }
  await page.goto('/quan-ly/an-pham/PA-001');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await checkAxe(page);

  const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' });
  await faults.watch(context);
  const focal = await context.newPage();
  await signIn(focal, server, 'focal person');
  await expect(focal.getByRole('link', { name: 'Truyền thông', exact: true })).toHaveCount(0);
  await focal.goto('/quan-ly/tin-bai');
  await expect(focal.getByRole('heading', { name: 'Bạn không có quyền xem mục này' })).toBeVisible();
  await checkAxe(focal);
  await context.close();
});
