// People: added one by one and from a list, found again without accents, invited with a look at the mail, put on the list.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'people' });

/** The tests share a program: each has people of its own. */
const list = (family: string, unit: string) =>
  [
    'DANH SÁCH CÁN BỘ ĐỀ NGHỊ TẬP HUẤN',
    'STT\tHọ đệm\tTên\tNgày sinh\tĐơn vị\tThư điện tử\tGhi chú',
    `1\t${family}\tẨằổữệ\t1/2/1990\t${unit}\tan@example.org\tmới`,
    `2\t${family}\tBé\t31/2/1991\t${unit}\tbe@example.org\t`,
    `3\t${family}\tCúc\t3/4/1988\tXã Không Có Thật\tcuc@@example.org\t`,
  ].join('\n');

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    test('takes in a list, corrects it, and invites those on it', async ({ page, server }) => {
      const [family, unit] = javaScript ? ['Nguyễn Thị', 'Xã Đại Từ'] : ['Hoàng Thị', 'Xã Phú Bình'];
      const [LIST, person] = [list(family, unit), `${family} Ẩằổữệ`];
      await signIn(page, server, 'organizer');
      await page.goto('/quan-ly/nguoi');
      if (javaScript) await checkAxe(page);
      await page.getByRole('link', { name: 'Nhập danh sách' }).click();
      await page.getByRole('button', { name: 'Xem danh sách' }).click();
      await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
      if (javaScript) await checkAxe(page);

      await page.getByLabel('Danh sách', { exact: true }).fill(LIST);
      await page.getByRole('button', { name: 'Xem danh sách' }).click();
      await expect(page.getByText('1 người mới, 2 dòng cần sửa.')).toBeVisible();
      await expect(page.getByText('Cột không dùng: Ghi chú.')).toBeVisible();
      await expect(page.getByText('Kiểm tra lại ngày sinh: nhập ngày có trong lịch')).toBeVisible();
      await expect(page.getByText('Không tìm thấy đơn vị “Xã Không Có Thật”')).toBeVisible();
      if (javaScript) await checkAxe(page);

      // The sheet's own numbers of the rows.
      await page.getByLabel('Dòng 4: Ngày sinh').fill('28/2/1991');
      await page.getByLabel('Dòng 5: Đơn vị').fill(unit.toLowerCase());
      await page.getByLabel('Dòng 5: Thư điện tử').fill('cuc@example.org');
      await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
      await expect(page.getByText('3 người mới.')).toBeVisible();
      await page.getByRole('button', { name: 'Thêm 3 người' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã thêm 3 người từ danh sách');
      await expect(page.getByRole('link', { name: person })).toBeVisible();

      const corrected = LIST.replace('31/2/1991', '28/2/1991').replace('Xã Không Có Thật', unit.toLowerCase()).replace('@@', '@');
      await page.goto('/quan-ly/nguoi/nhap');
      await page.getByLabel('Danh sách', { exact: true }).fill(corrected);
      await page.getByRole('button', { name: 'Xem danh sách' }).click();
      await expect(page.getByText('Không còn ai để thêm')).toBeVisible();

      await page.goto('/');
      await page.getByRole('link', { name: 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở' }).click();
      await page.goto(`/quan-ly${new URL(page.url()).pathname}`);
      await page.getByRole('link', { name: 'Mời', exact: true }).click();
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: 'Xem trước thư mời' }).click();
      await expect(page.getByRole('heading', { name: 'Có lỗi cần sửa' })).toBeVisible();
      await page.getByLabel('Tìm theo tên, thư điện tử, số điện thoại, mã').fill('aaoue khong');
      await page.getByRole('button', { name: 'Tìm', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Không tìm thấy ai' })).toBeVisible();
      await page.getByLabel('Tìm theo tên, thư điện tử, số điện thoại, mã').fill(javaScript ? 'aaoue thi nguyen' : 'aaoue thi hoang');
      await page.getByRole('button', { name: 'Tìm', exact: true }).click();
      await page.getByLabel(`Chọn ${person}`).check();
      await page.getByLabel('Hạn trả lời thư mời').fill('hôm qua');
      await page.getByRole('button', { name: 'Xem trước thư mời' }).click();
      await expect(page.getByLabel('Hạn trả lời thư mời')).toHaveValue('hôm qua');
      await expect(page.getByLabel(`Chọn ${person}`)).toBeChecked();
      if (javaScript) await checkAxe(page);
      await page.getByLabel('Hạn trả lời thư mời').fill('');
      await page.getByRole('button', { name: 'Xem trước thư mời' }).click();
      await expect(page.getByRole('article')).toHaveCount(2);
      await expect(page.locator('article[lang=en]')).toContainText(person);
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: 'Gửi 1 thư mời' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã viết 1 thư mời');
      await expect(page.getByRole('row', { name: person })).toContainText('Đã mời');

      await page.getByRole('link', { name: 'Nhật ký' }).click();
      await expect(page.getByRole('row', { name: /Gửi thư mời/ }).first()).toBeVisible();
      await expect(page.getByRole('row', { name: `Vào danh sách: ${person}` })).toBeVisible();
      await expect(page.getByRole('columnheader', { name: 'Người thực hiện' })).toBeVisible();
      if (javaScript) await checkAxe(page);
    });
  });
}

test('adds a person, sends nothing twice, and keeps what was typed', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/nguoi/moi');
  await page.getByLabel('Họ và tên').fill('Đặng Thị Ửng');
  await page.getByLabel('Đơn vị').fill('xã không có');
  await page.getByLabel('Ngày sinh').fill('30/2/1990');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Đặng Thị Ửng');
  await checkAxe(page);
  await page.getByLabel('Đơn vị').fill('xa dai tu');
  await page.getByLabel('Ngày sinh').fill('28/2/1990');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã lưu');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Sửa thông tin' }).click();
  await page.getByLabel('Chức vụ').fill('Công chức');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Công chức', { exact: true })).toBeVisible();
});
