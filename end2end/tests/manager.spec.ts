// The manager's way: the ten-year report equals the published one, every figure opens rows that add up to it, the paragraph is
// copied, the paper says what was asked, and attendance is there as it stands.
import type { Page } from '@playwright/test';
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo' });

const REPORT = '/quan-ly/bao-cao?tu=1/1/2013&den=31/12/2023&don-vi=P19';

/** A number as Vietnamese writes it. */
const number = (text: string | null): number => Number((text ?? '').trim().replaceAll('.', ''));

/** The last cell of each row of a table's body. */
async function amounts(page: Page): Promise<number[]> {
  return (await page.locator('tbody tr > :last-child').allTextContents()).map(number);
}

test('reports ten years and opens the rows behind a figure', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await gotoHydrated(page, REPORT);
  const paragraph = page.locator('.report-text');
  for (const words of ['57 lớp tập huấn', 'hơn 860 người', 'trên 1.100 người', '20.000 tờ rơi', '42 lượt']) {
    await expect(paragraph).toContainText(words);
  }
  await checkAxe(page);
  await page.getByRole('row', { name: /Hội thảo/ }).getByRole('link', { name: '863' }).click();
  await expect(page.getByText('4 dòng, tổng cộng 863').first()).toBeVisible();
  await checkAxe(page);
  await page.goto('/quan-ly/bao-cao?tu=31/2/2023&den=1/1/2020');
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.getByLabel('Từ ngày')).toHaveValue('31/2/2023');
  await checkAxe(page);
});

test('every figure opens rows that add up to it', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await page.goto(REPORT);
  const links = await page
    .locator('table a')
    .evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent })));
  expect(links.length).toBe(4 * 3 + 7);
  for (const { href, text } of links) {
    await page.goto(href);
    const figure = number(text);
    await expect(page.locator('.report-sum'), href).toContainText(`Số liệu trong báo cáo: ${text}.`);
    await expect(page.locator('.report-sum'), href).toContainText('khớp với báo cáo');
    const rows = await amounts(page);
    // Either each row stands for one, or the last column is an amount and the foot is its sum.
    const foot = page.locator('tfoot tr > :last-child');
    if (await foot.count()) {
      expect(rows.reduce((sum, n) => sum + n, 0), href).toBe(figure);
      expect(number(await foot.textContent()), href).toBe(figure);
    } else {
      expect(rows.length, href).toBe(figure);
    }
  }
  await page.goto(`${REPORT.replace('bao-cao?', 'bao-cao/dong?so-lieu=nguoi&')}`);
  await checkAxe(page);
  await page.goto(`${REPORT.replace('bao-cao?', 'bao-cao/dong?so-lieu=doi&')}`);
  await expect(page.getByRole('row', { name: /Đội công tác xã hội tình nguyện phường Tích Lương/ })).toHaveCount(1);
  await checkAxe(page);
  const unknown = await page.goto(`${REPORT.replace('bao-cao?', 'bao-cao/dong?so-lieu=khac&')}`);
  expect(unknown?.status()).toBe(404);
});

test('filters: dissolved units of their day, chips, exact figures that stay', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await page.goto(REPORT);
  const units = page.getByLabel('Đơn vị', { exact: true });
  await units.selectOption({ label: 'Huyện Đại Từ' });
  await page.getByRole('link', { name: 'Số chính xác' }).click();
  await page.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Huyện Đại Từ' });
  await page.getByLabel('Cấp', { exact: true }).selectOption({ label: 'Cấp xã' });
  await page.getByLabel('Theo địa giới hành chính tại ngày').fill('1/1/2024');
  await page.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(page.getByLabel('Đơn vị', { exact: true })).toHaveValue('D171');
  await expect(page.getByRole('link', { name: 'Số làm tròn' }), 'exact figures stay').toBeVisible();
  await expect(page.locator('.chip')).toHaveText([/Cấp xã/, /Theo địa giới hành chính tại ngày 1\/1\/2024/]);
  await checkAxe(page);
  // Without its day the district is no longer in force at the end of the period; it stays, and says so.
  await page.goto('/quan-ly/bao-cao?tu=1/1/2013&den=31/12/2025&don-vi=D171&theo-ngay=1/1/2024');
  await page.getByRole('link', { name: /Theo địa giới hành chính tại ngày/ }).click();
  await expect(page.locator('.chip')).toHaveCount(0);
  await expect(page.locator('#don-vi option:checked')).toHaveText('Huyện Đại Từ (đến hết ngày 30/6/2025)');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Theo địa giới hành chính tại ngày 30/6/2025' }).click();
  await expect(page.locator('.report-text')).toContainText('265 quyển sổ tay');
  expect((await page.goto(REPORT.replace('P19', 'P06')))?.status(), 'out of reach').toBe(404);
});

test('on a phone days and unit are in front, and what is set or wrong stands open', async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, server, 'manager');
  await page.goto(REPORT);
  for (const label of ['Từ ngày', 'Đến ngày', 'Đơn vị']) {
    await expect(page.getByLabel(label, { exact: true })).toBeVisible();
  }
  await expect(page.getByLabel('Cấp', { exact: true })).toBeHidden();
  await page.goto(`${REPORT}&cap=commune`);
  await expect(page.getByLabel('Cấp', { exact: true })).toBeVisible();
  await checkAxe(page);
  await page.goto(`${REPORT}&theo-ngay=abc`);
  await expect(page.getByLabel('Theo địa giới hành chính tại ngày')).toHaveValue('abc');
  await expect(page.getByLabel('Theo địa giới hành chính tại ngày')).toBeVisible();
  await checkAxe(page);
});

test('the paragraph is copied as it stands', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, server, 'manager');
  await gotoHydrated(page, REPORT);
  await page.getByRole('button', { name: 'Sao chép đoạn văn' }).click();
  await expect(page.getByRole('button', { name: 'Đã sao chép' })).toBeVisible();
  // Said to those who hear the page, seen once by those who see it.
  const status = page.getByRole('status').filter({ hasText: 'Đã sao chép' });
  expect(await status.evaluate((element) => element.getBoundingClientRect().width)).toBeLessThanOrEqual(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('.report-text p').textContent());
  await checkAxe(page);
});

test('on paper the report says what was asked, when and by whom', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await page.goto(`${REPORT}&loai=workshop&chinh-xac=1`);
  await expect(page.locator('.print-foot')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  const asked = page.locator('.report-asked');
  for (const words of [
    'từ ngày 1/1/2013 đến ngày 31/12/2023',
    'Tỉnh Thái Nguyên',
    'Hội thảo',
    'Tất cả',
    '31/12/2023',
    'Số chính xác',
  ]) {
    await expect(asked).toContainText(words);
  }
  await expect(page.locator('.print-foot')).toBeVisible();
  await expect(page.locator('.print-foot')).toHaveText(/^In lúc \d\d:\d\d, \d+\/\d+\/\d{4}; người in: .+\. Bộ lọc: Hội thảo\.$/);
  await expect(page.locator('.filter')).toBeHidden();
  await expect(page.locator('.copy-text')).toBeHidden();
  // Narrow as paper is, a table of many columns stays a table.
  await page.setViewportSize({ width: 623, height: 900 });
  await page.goto('/quan-ly/hoat-dong?loai=workshop');
  await expect(page.locator('.print-foot')).toHaveText(/Bộ lọc: Hội thảo/);
  const cell = page.locator('.table-cards td').first();
  expect(await cell.evaluate((element) => getComputedStyle(element).display)).toBe('table-cell');
});

test('attendance by activity links to each, and its sums add up', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await page.getByRole('link', { name: 'Điểm danh theo hoạt động' }).click();
  await expect(page).toHaveURL(/\/quan-ly\/bao-cao\/diem-danh$/);
  await expect(page.getByText(/Số liệu lúc \d\d:\d\d/)).toBeVisible();
  for (const column of [3, 5, 7, 8]) {
    const cells = await page.locator(`tbody tr > :nth-child(${column})`).allTextContents();
    const sum = cells.filter((text) => text !== '–').reduce((all, text) => all + number(text), 0);
    const foot = await page.locator(`tfoot tr > :nth-child(${column})`).textContent();
    expect(number(foot), `column ${column}`).toBe(sum);
  }
  await checkAxe(page);
  await page.getByRole('link', { name: 'Làm mới' }).click();
  await expect(page).toHaveURL(/\/quan-ly\/bao-cao\/diem-danh$/);
  await page.locator('tbody a').first().click();
  await expect(page).toHaveURL(/\/quan-ly\/hoat-dong\/[^/]+\/diem-danh$/);
  await page.goto('/quan-ly/bao-cao/diem-danh?tu=1/1/2001&den=2/1/2001');
  await expect(page.getByRole('heading', { name: 'Không có hoạt động nào trong kỳ này' })).toBeVisible();
  await checkAxe(page);
  await page.goto('/quan-ly/bao-cao/diem-danh?tu=2/1/2001&den=1/1/2001&don-vi=khong-co');
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await checkAxe(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/quan-ly/bao-cao/diem-danh');
  await checkAxe(page);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the report is asked, read and followed to its rows', async ({ page, server }) => {
    await signIn(page, server, 'manager');
    await page.getByRole('link', { name: 'Báo cáo' }).click();
    await page.getByLabel('Từ ngày').fill('1/1/2013');
    await page.getByLabel('Đến ngày').fill('31/12/2023');
    await page.getByRole('button', { name: 'Áp dụng' }).click();
    await expect(page.locator('.report-text')).toContainText('57 lớp tập huấn');
    await expect(page.locator('.copy-text'), 'a button that could do nothing').toBeHidden();
    await page.getByLabel('Loại hoạt động').selectOption({ label: 'Hội thảo' });
    await page.getByRole('button', { name: 'Áp dụng' }).click();
    await expect(page.locator('.chip')).toHaveText(/Hội thảo/);
    await page.getByRole('row', { name: /Hội thảo/ }).getByRole('link', { name: '863' }).click();
    await expect(page.locator('.report-sum')).toContainText('khớp với báo cáo');
    await page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link', { name: 'Báo cáo' }).click();
    await expect(page.locator('.chip')).toHaveText(/Hội thảo/);
    await page.locator('.chip').click();
    await expect(page.locator('.chip')).toHaveCount(0);
  });
});
