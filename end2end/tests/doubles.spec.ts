// Two records of one person are found, merged, and parted again; a search is kept under a name; everybody whom it finds is moved and back.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'doubles' });

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    const [name, unit] = javaScript ? ['Quàng Thị Ẵng', 'Xã Đại Từ'] : ['Quàng Thị Ểnh', 'Xã Phú Bình'];

    test('merges two records of one person, and parts them', async ({ page, server }) => {
      await signIn(page, server, 'organizer');
      for (const [full, at] of [
        [name, unit],
        [name.toUpperCase(), 'Xã Võ Nhai'],
      ]) {
        await page.goto('/quan-ly/nguoi/moi');
        await page.getByLabel('Họ và tên').fill(full);
        await page.getByLabel('Đơn vị').fill(at);
        await page.getByLabel('Ngày sinh').fill('28/2/1990');
        await page.getByRole('button', { name: 'Lưu' }).click();
        await expect(page.getByRole('alert')).toContainText('Đã lưu');
      }
      await expect(page.getByText('Có thể trùng với')).toBeVisible();
      await page.goto('/quan-ly/nguoi');
      await page.getByRole('link', { name: /cặp hồ sơ có thể trùng/ }).click();
      await page.getByLabel('Tìm theo họ tên').fill(name);
      await page.getByRole('button', { name: 'Tìm', exact: true }).click();
      await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('ngày sinh');
      if (javaScript) await checkAxe(page);
      await page.getByRole('link', { name: 'So sánh, gộp' }).click();
      if (javaScript) await checkAxe(page);
      await page.getByRole('radio', { name: name, exact: true }).check();
      await page.getByRole('radio', { name: unit, exact: true }).check();
      await page.getByRole('button', { name: 'Gộp hai hồ sơ' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã gộp hai hồ sơ thành một');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: 'Tách lại' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã tách');
      await expect(page.getByText('Có thể trùng với')).toBeVisible();
    });

    test('keeps filters, and moves everybody whom they find', async ({ page, server }) => {
      await signIn(page, server, 'organizer');
      const family = javaScript ? 'Lò Thị' : 'Lường Thị';
      for (const given of ['Ánh', 'Bưởi']) {
        await page.goto('/quan-ly/nguoi/moi');
        await page.getByLabel('Họ và tên').fill(`${family} ${given} Ẩy`);
        await page.getByLabel('Đơn vị').fill(unit);
        await page.getByLabel('Ngày sinh').fill('27/2/1991');
        await page.getByRole('button', { name: 'Lưu' }).click();
        await expect(page.getByRole('alert')).toContainText('Đã lưu');
      }
      await page.goto('/quan-ly/nguoi');
      await page.getByLabel('Tìm theo tên, thư điện tử, số điện thoại, mã').fill(`ay ${family}`);
      await page.getByRole('button', { name: 'Tìm', exact: true }).click();
      await page.getByRole('link', { name: 'Lưu bộ lọc này' }).click();
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
      if (javaScript) await checkAxe(page);
      await page.getByLabel('Tên bộ lọc').fill(`Họ ${family}`);
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('Đã lưu bộ lọc');
      await page.goto('/quan-ly/nguoi');
      await page.getByRole('link', { name: `Họ ${family}` }).click();
      await page.getByLabel('Chọn cả 2 kết quả').check();
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: 'Chuyển đơn vị' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chuyển đơn vị cho 2 người');
      if (javaScript) await checkAxe(page);
      await page.getByLabel('Đơn vị mới').fill('Xã Võ Nhai');
      await page.getByRole('button', { name: 'Chuyển đơn vị cho 2 người' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã chuyển đơn vị cho 2 người');
      await expect(page.getByRole('row', { name: /Ẩy/ }).first()).toContainText('Võ Nhai');
      await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('Đã hoàn tác 2 thay đổi');
    });
  });
}
