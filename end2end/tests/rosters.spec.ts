// A list as an office has it goes into a class: pasted or dropped, looked through, taken in, taken back.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'rosters' });

/** Each run has people of its own. */
const list = (family: string) =>
  [
    'UBND TỈNH THÁI NGUYÊN',
    'DANH SÁCH CÁN BỘ THAM DỰ',
    'STT\tHọ và tên\tNăm sinh\t\tĐơn vị công tác\tSĐT\tEmail\tGhi chú',
    '\t\tNam\tNữ\t\t\t\t',
    `1\t${family} THỊ ẨẰỔỮỆ\t\t8/8/88\tUBND xã Võ Nhai\t912111004\tan@example.org\t`,
    `2\t${family} Văn Bình\t1975\t\tx. Đại Từ\t0912.345.678\t\t`,
    `3\t${family} Thị Cúc\t\t31/2/1990\tXã Đại Từ\t+84 987 654 321\t\t`,
    `4\t${family} Văn Bình\t1975\t\tx. Đại Từ\t\t\t`,
    'Tổng cộng: 4 người',
    '\t\t\t\tNGƯỜI LẬP BIỂU\t\t\t',
  ].join('\n');

for (const [javaScript, width] of [
  [true, 1280],
  [true, 360],
  [false, 360],
] as const) {
  test.describe(`${javaScript ? 'with' : 'without'} JavaScript at ${width}`, () => {
    test.use({ javaScriptEnabled: javaScript, viewport: { width, height: 800 } });

    test('a list goes into a class, and is taken back', async ({ page, server }) => {
      const family = { '1280': 'NGUYỄN', '360': 'HOÀNG' }[String(width)] + (javaScript ? '' : ' ĐỨC');
      const given = family.charAt(0) + family.slice(1).toLowerCase();
      await signIn(page, server, 'organizer');
      await page.goto('/');
      await page.getByRole('link', { name: 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở' }).click();
      await page.goto(`/quan-ly${new URL(page.url()).pathname}/nguoi`);
      await page.getByRole('link', { name: 'Thêm danh sách' }).click();
      if (javaScript) await checkAxe(page);
      await page.getByLabel('Danh sách', { exact: true }).fill(list(family));
      await page.getByRole('button', { name: 'Xem danh sách' }).click();
      await expect(page.getByText('2 người mới, 1 dòng trùng hoặc bỏ qua, 1 dòng cần sửa.')).toBeVisible();
      await expect(page.getByText('Trùng với dòng 6.')).toBeVisible();
      await page.getByText(/^Đã chỉnh lại giúp/).first().click();
      await expect(page.getByText('Thêm số 0 ở đầu')).toBeVisible();
      await page.getByText(/^Dòng không phải là người/).click();
      await expect(page.getByText('NGƯỜI LẬP BIỂU')).toBeVisible();
      if (javaScript) await checkAxe(page);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Tải các dòng này kèm lý do (Excel)' }).click();
      expect((await download).suggestedFilename()).toBe('dong-can-sua.xlsx');

      // What was corrected counts, whichever button is pressed.
      await page.getByLabel('Dòng 7: Ngày sinh').fill('28/2/1990');
      await page.getByRole('button', { name: /^Thêm 2 người vào danh sách, bỏ qua 1 dòng$/ }).click();
      await expect(page.getByRole('alert')).toContainText('Đã thêm 3 người vào danh sách');
      await page.getByLabel('Tìm theo tên hoặc đơn vị').fill(given);
      await page.keyboard.press('Enter');
      await expect(page.getByText('1975', { exact: true }).first()).toBeVisible();

      // A day long it can be found on the list, and taken back.
      await page.getByRole('button', { name: 'Hoàn tác danh sách này' }).first().click();
      await expect(page.getByRole('alert')).toContainText('Đã hoàn tác');
      await page.goto('/quan-ly/nguoi?q=' + encodeURIComponent(given + ' van binh'));
      await expect(page.getByText('Không tìm thấy ai')).toBeVisible();
    });
  });
}
