// What was done can be taken back, what two people change at once is put side by side, what is pressed twice happens once.
import { workday } from '../support/days.ts';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'second-thoughts' });

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    const title = `Lớp thử làm lại, ${javaScript ? 'có' : 'không có'} kịch bản`;
    // A place of its own: the other class there on that day would be in its way.
    const ground = `Sân vận động ${javaScript ? 'A' : 'B'}`;

    test('makes one draft of two presses, and keeps both changes of two people', async ({ page, server, context, faults }) => {
      await signIn(page, server, 'organizer');
      await page.goto('/quan-ly/hoat-dong/moi');
      await page.getByLabel('Tên hoạt động').fill(title);
      await page.getByLabel('Loại hoạt động').selectOption({ label: 'Lớp tập huấn' });
      await page.getByLabel('Cấp', { exact: true }).selectOption({ label: 'Cấp xã' });
      await page.getByLabel('Đơn vị tổ chức').fill('Xã Võ Nhai');
      await page.getByLabel('Đơn vị tổ chức').blur();
      await page.getByLabel('Địa điểm').fill('Nhà văn hóa xã');
      await page.getByLabel('Ngày bắt đầu').fill(workday(60));
      // Nothing holds the second press back, and the browser lets go of the answer to the first: that it makes no second draft is
      // the server's part.
      faults.allow(/^failed request: POST \S+\/quan-ly\/hoat-dong\/moi: net::ERR_ABORTED$/);
      await page.getByRole('button', { name: 'Tạo bản nháp' }).dblclick();
      await expect(page.getByRole('alert')).toContainText('Đã tạo bản nháp');
      const activity = new URL(page.url()).pathname;
      await page.goto(`/quan-ly/hoat-dong?q=${encodeURIComponent(title)}`);
      await expect(page.getByRole('table').getByRole('link', { name: title })).toHaveCount(1);

      await page.goto(`${activity}/sua`);
      const other = await context.newPage();
      await other.goto(`${activity}/sua`);
      await other.getByLabel('Địa điểm').fill('Hội trường tầng 2');
      await other.getByRole('button', { name: 'Lưu thay đổi' }).click();
      await expect(other.getByRole('alert')).toContainText('Đã lưu');
      await other.close();
      await page.getByLabel('Địa điểm').fill(ground);
      await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
      await expect(page.getByText('Người khác đã sửa nội dung này').first()).toBeVisible();
      const row = page.getByRole('row', { name: /Địa điểm/ });
      await expect(row).toContainText(ground);
      await expect(row).toContainText('Hội trường tầng 2');
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: 'Lưu bản của tôi' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã lưu');
      await expect(page.getByRole('main')).toContainText(ground);

      await page.goto(`${activity}/buoi`);
      await page.getByLabel('Nội dung').first().fill('Kỹ năng tư vấn');
      await page.getByLabel('Đến').first().fill('bảy giờ');
      await page.getByRole('button', { name: 'Lưu các buổi', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
      if (javaScript) await checkAxe(page);
      await expect(page.getByLabel('Nội dung').first()).toHaveValue('Kỹ năng tư vấn');
      await page.getByLabel('Đến').first().fill('11h15');
      await page.getByRole('button', { name: 'Lưu các buổi', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('Đã lưu');
      await expect(page.getByLabel('Đến').first()).toHaveValue('11:15');
    });

    test('takes a decision back', async ({ page, server }) => {
      await signIn(page, server, 'organizer');
      await page.goto('/');
      await page.getByRole('link', { name: 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở' }).click();
      await page.goto(`/quan-ly${new URL(page.url()).pathname}/nguoi?trang-thai=confirmed`);
      const first = page.getByRole('checkbox', { name: /^Chọn / }).first();
      const chosen = await first.getAttribute('aria-label');
      await first.check();
      await page.getByRole('button', { name: 'Hủy đăng ký' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã cập nhật 1 đăng ký');
      // The list is still filtered: who was taken off is no longer on it.
      await expect(page.getByRole('checkbox', { name: chosen!, exact: true })).toHaveCount(0);
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã hoàn tác 1 thay đổi');
      expect(new URL(page.url()).search, 'the list is filtered as before').toBe('?trang-thai=confirmed');
      const row = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: chosen!, exact: true }) });
      await expect(row).toContainText('Đã xác nhận');
    });
  });
}
