// The plan of a year: the manager reads what is done, scheduled and missing, and every figure opens what it counts; the organizer sets targets.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'plans' });

/** A number as Vietnamese writes it. */
const number = (text: string | null): number => Number((text ?? '').trim().replaceAll('.', ''));

test('a manager sees how the plan stands, and every figure opens what it counts', async ({ page, server }) => {
  await signIn(page, server, 'manager');
  await page.getByRole('link', { name: 'Hoạt động', exact: true }).click();
  await page.getByRole('link', { name: 'Kế hoạch năm', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kế hoạch năm');
  await expect(page.locator('.report-text')).toContainText('lớp tập huấn');
  await expect(page.getByRole('link', { name: 'Sửa chỉ tiêu' })).toHaveCount(0);
  await checkAxe(page);
  const rows = await page.locator('table tbody tr').all();
  expect(rows.length).toBeGreaterThan(3);
  const links = await page
    .locator('table td.num > a')
    .evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent })));
  for (const { href, text } of links) {
    await page.goto(href);
    const sum = page.locator('.report-sum');
    if (await sum.count()) {
      await expect(sum, href).toContainText('khớp với báo cáo');
      await expect(sum, href).toContainText(text ?? '');
    } else {
      // Activities, or the seats that they have together.
      const seats = await page.locator('tbody tr > :last-child').allTextContents();
      const capacity = seats.map((cell) => number(cell.split('/')[1] ?? '0')).reduce((sum, n) => sum + n, 0);
      expect([seats.length, capacity], href).toContain(number(text));
    }
  }
});

test('an organizer sets targets, with what is wrong at its field, and copies those of last year', async ({
  page,
  server,
}) => {
  await signIn(page, server, 'organizer');
  const year = new Date().getFullYear() + 1;
  await page.goto(`/quan-ly/ke-hoach?nam=${year}`);
  await page.getByRole('link', { name: 'Đặt chỉ tiêu' }).or(page.getByRole('link', { name: 'Sửa chỉ tiêu' })).click();
  await page.getByRole('link', { name: `Chép từ năm ${year - 1}` }).click();
  await expect(page.getByText('chưa lưu')).toBeVisible();
  await checkAxe(page);
  await page.locator('#so-training_class-province').fill('nhiều');
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click();
  await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
  await expect(page.locator('#so-training_class-province')).toHaveValue('nhiều');
  await checkAxe(page);
  await page.locator('#so-training_class-province').fill('7');
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');
  const row = page.getByRole('row', { name: /Lớp tập huấn, cấp tỉnh/ }).first();
  await expect(row.getByRole('cell').first()).toHaveText('7');
});
