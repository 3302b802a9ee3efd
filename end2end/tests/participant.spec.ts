// The participant's way, on a phone: find an activity, register, see where it stands, give the seat up.
import { checkAxe, expect, test } from '../support/page.ts';

test.use({ start: 'demo', changes: 'participant', viewport: { width: 360, height: 740 } });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('registers, and gives the seat up again', async ({ page }) => {
      // Who was registered once is on file: each run has somebody of its own.
      const name = javaScriptEnabled ? 'Lường Thị Ẩn' : 'Lường Thị Ửng';
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoạt động sắp tới');
      if (javaScriptEnabled) await checkAxe(page);
      await page.getByRole('link', { name: 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở' }).click();
      if (javaScriptEnabled) await checkAxe(page);
      await page.getByRole('link', { name: 'Đăng ký', exact: true }).click();

      await page.getByLabel('Họ và tên').fill(name);
      await page.getByLabel('Đơn vị', { exact: true }).fill('khong co don vi nay');
      await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
      await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
      await expect(page.getByLabel('Họ và tên')).toHaveValue(name);
      await expect(page).toHaveTitle(/^Lỗi: /);
      if (javaScriptEnabled) await checkAxe(page);

      await page.getByLabel('Ngày', { exact: true }).fill('29');
      await page.getByLabel('Tháng', { exact: true }).fill('2');
      await page.getByLabel('Năm', { exact: true }).fill('1988');
      await page.getByLabel('Nữ').check();
      await page.getByLabel('Đơn vị', { exact: true }).fill('xa dinh hoa');
      await page.getByLabel('Thư điện tử').fill(`an.${javaScriptEnabled}@example.org`);
      await page.getByLabel('Tôi đồng ý').check();
      await page.getByRole('button', { name: 'Gửi đăng ký' }).click();

      await expect(page).toHaveURL(/\/toi\//);
      await expect(page.getByRole('heading', { name: 'Ông (bà) đã có chỗ' })).toBeVisible();
      await expect(page.getByText('Xin đưa mã này cho người đón tiếp quét')).toBeVisible();
      await expect(page.getByRole('img', { name: 'Mã QR của đăng ký này' })).toBeVisible();
      await expect(page.getByText('Xã Định Hóa').first()).toBeVisible();
      if (javaScriptEnabled) await checkAxe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0)).toBeLessThanOrEqual(0);

      await page.getByRole('link', { name: 'Hủy đăng ký' }).click();
      await page.getByRole('button', { name: 'Hủy đăng ký của tôi' }).click();
      await expect(page.getByRole('heading', { name: 'Đăng ký đã được hủy' })).toBeVisible();
    });
  });
}

test('the public pages read in English, too, and have no findings', async ({ page }) => {
  for (const path of ['/en', '/en/chung-nhan', '/en/gui-lai-duong-dan', '/en/quyen-rieng-tu', '/en/?khi=da-qua', '/en/?q=khong-co-gi']) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await checkAxe(page);
  }
});
