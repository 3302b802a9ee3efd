// Signing in by password, a wrong one, changing it, signing out everywhere; pages that are not there or not one's own.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'account' });

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    test('a password is set, tried wrongly, and every device is signed out', async ({ page, server, context, faults }) => {
      const role = javaScript ? 'administrator' : 'manager';
      const email = javaScript ? 'admin@example.org' : 'quanly@example.org';
      await signIn(page, server, role);
      await page.goto('/quan-ly/tai-khoan');
      await page.getByLabel('Mật khẩu mới').fill('ngắn');
      await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
      await expect(page).toHaveTitle(/^Lỗi: /);
      if (javaScript) await checkAxe(page);
      await page.getByLabel('Mật khẩu mới').fill('mưa rơi trên núi Cốc');
      await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã đổi mật khẩu');

      const other = await context.browser()!.newContext({ javaScriptEnabled: javaScript, baseURL: server.url });
      await faults.watch(other);
      const device = await other.newPage();
      await device.goto('/quan-ly/tai-khoan');
      await expect(device).toHaveURL(/\/dang-nhap\?tiep=/);
      await device.getByLabel('Thư điện tử').fill(email);
      await device.getByLabel('Mật khẩu').fill('mưa rơi trên núi Cóc');
      await device.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await expect(device.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
      await expect(device.getByLabel('Thư điện tử')).toHaveValue(email);
      if (javaScript) await checkAxe(device);
      await device.getByLabel('Mật khẩu').fill('mưa rơi trên núi Cốc');
      await device.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      // On to where one wanted to go.
      await expect(device).toHaveURL(/\/quan-ly\/tai-khoan$/);
      await device.getByRole('button', { name: 'Đăng xuất khỏi tất cả thiết bị' }).click();
      await expect(device.getByRole('alert')).toContainText('Bạn đã đăng xuất');
      await page.goto('/quan-ly');
      await expect(page).toHaveURL(/\/dang-nhap/);
      await other.close();
    });

    test('what is not there or not one’s own says what to do', async ({ page, server }) => {
      await signIn(page, server, 'trainer');
      for (const [address, words] of [
        ['/quan-ly/thu', 'Bạn không có quyền làm việc này'],
        ['/quan-ly/hoat-dong/KHONG-CO', 'Không tìm thấy trang'],
      ]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
        // Still signed in, with the way on.
        await expect(page.getByRole('button', { name: 'Đăng xuất' })).toHaveCount(1);
        if (javaScript) await checkAxe(page);
      }
      // The language is switched on a page that answered a form: its address alone shows the page it belongs to.
      await page.goto('/quan-ly/tai-khoan/mat-khau');
      await expect(page).toHaveURL(/\/quan-ly\/tai-khoan$/);
    });
  });
}
