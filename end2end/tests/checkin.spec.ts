// Check-in by phone: the organizer opens it, somebody who has no account joins by the link, and the phone says of each arrival what it is.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'checkin', viewport: { width: 1280, height: 800 } });

for (const javaScript of [true, false]) {
  test(`a phone joins and looks people up ${javaScript ? 'with' : 'without'} JavaScript`, async ({ page, server, context, faults }) => {
    await signIn(page, server, 'organizer');
    await page.goto('/');
    await page.getByRole('link', { name: /Tập huấn nghiệp vụ tiếp nhận, xác minh/ }).first().click();
    const code = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.goto(`/quan-ly/hoat-dong/${code}/diem-danh`);
    await page.getByRole('link', { name: /^Điểm danh bằng điện thoại/ }).click();
    const open = page.getByRole('button', { name: 'Mở điểm danh bằng điện thoại' });
    if (await open.isVisible()) await open.click();
    const join = (await page.locator('.join-link a').getAttribute('href'))!;
    await checkAxe(page);

    const other = await context.browser()!.newContext({ javaScriptEnabled: javaScript, viewport: { width: 360, height: 740 } });
    await faults.watch(other);
    const phone = await other.newPage();
    await phone.goto(join);
    await phone.getByRole('button', { name: 'Bắt đầu điểm danh' }).click();
    await expect(phone.getByRole('alert')).toContainText('tên máy');
    const name = `Lan, cửa ${javaScript ? 1 : 2}`;
    await phone.getByLabel('Tên máy').fill(name);
    await phone.getByRole('button', { name: 'Bắt đầu điểm danh' }).click();
    // The page that a phone keeps is looked at in checkin-phone.spec.ts; this is the other one, which needs no script.
    await phone.getByRole('link', { name: 'Mở trang đơn giản' }).last().click();
    await expect(phone.locator('.scan-count')).toContainText('có mặt');

    // The last session is that of tomorrow, whenever this runs.
    const sessions = phone.getByLabel('Buổi khác').locator('option');
    const last = (await sessions.nth((await sessions.count()) - 1).getAttribute('value'))!;
    await phone.getByLabel('Buổi khác').selectOption(last);
    await phone.getByRole('button', { name: 'Chuyển' }).click();
    await expect(phone.locator('.scan-count')).toContainText('0/');
    const first = (await phone.locator('.scan-list li strong').first().innerText()).split(' ');
    await phone.getByLabel('Mã hoặc tên').fill(first.slice(-2).join(' ').toLowerCase());
    await phone.getByRole('button', { name: 'Điểm danh hoặc tìm' }).click();
    await expect(phone.locator('.scan-list li').first()).toContainText(first.join(' '));
    await phone.locator('.scan-list').getByRole('button', { name: 'Có mặt' }).first().click();
    await expect(phone.locator('.scan-word')).toHaveText('Chưa tới giờ');
    await expect(phone.locator('.scan-name')).toHaveText(first.join(' '));
    await phone.getByLabel('Mã hoặc tên').fill('https://example.org/khong-phai');
    await phone.getByLabel('Mã hoặc tên').press('Enter');
    await expect(phone.locator('.scan-word')).toHaveText('Không ghi được');
    await expect(phone.getByLabel('Mã hoặc tên')).toHaveValue('');
    if (javaScript) await checkAxe(phone);
    const wide = await phone.locator('body').evaluate((body) => body.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);

    await page.reload();
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
    await page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: 'Thu hồi' }).click();
    await phone.goto('/diem-danh');
    await expect(phone.getByRole('heading', { name: 'Máy này không điểm danh được' })).toBeVisible();
    await other.close();
  });
}
