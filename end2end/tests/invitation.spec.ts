// An invitation as the invited person has it: a link in a mail, an answer in one tap, the answer changed; and what a freed seat does.
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'invitation', viewport: { width: 360, height: 740 } });

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    test('is answered in one tap, and the answer can be changed', async ({ page, server, context, faults }) => {
      await signIn(page, server, 'organizer');
      await page.goto('/');
      await page.getByRole('link', { name: 'Hội nghị triển khai kế hoạch truyền thông năm tới' }).click();
      const people = `/quan-ly${new URL(page.url()).pathname}/nguoi`;
      await page.goto(`${people}?trang-thai=invited`);
      const name = (await page.getByRole('rowheader').nth(javaScript ? 0 : 1).innerText()).split('\n')[0];
      await page.goto('/quan-ly/thu');
      for (let number = 1; (await page.getByRole('row').filter({ hasText: name }).count()) === 0; number++) {
        await page.goto(`/quan-ly/thu?trang=${number + 1}`);
      }
      await page.getByRole('row').filter({ hasText: name }).first().getByRole('link').first().click();
      const link = /https?:\/\/[^/]+(\/toi\/\S+)/.exec(await page.getByRole('main').innerText())![1];

      // Without cookies, as from a mail. Opening the link changes nothing.
      const stranger = await context.browser()!.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width: 360, height: 740 },
        reducedMotion: 'reduce',
      });
      await faults.watch(stranger);
      const own = await stranger.newPage();
      const opened = await own.goto(`${server.url}${link}`);
      expect(opened!.headers()['referrer-policy']).toBe('no-referrer');
      await expect(own.getByRole('heading', { name: 'Ông (bà) có tham dự không?' })).toBeVisible();
      if (javaScript) await checkAxe(own);
      await page.goto(`${people}?trang-thai=invited`);
      await expect(page.getByRole('row', { name })).toContainText('Đã mời');

      await own.getByRole('button', { name: /^Tham dự/ }).click();
      await expect(own.getByRole('heading', { name: 'Ông (bà) đã có chỗ' })).toBeVisible();
      await expect(own.getByRole('img', { name: 'Mã QR của đăng ký này' })).toBeVisible();
      if (javaScript) await checkAxe(own);
      await own.getByRole('button', { name: /^Không tham dự/ }).click();
      await expect(own.getByRole('heading', { name: /đã được hủy/ })).toBeVisible();
      await own.getByRole('button', { name: /^Tham dự/ }).click();
      await expect(own.getByRole('heading', { name: 'Ông (bà) đã có chỗ' })).toBeVisible();
      await page.goto(`${people}?trang-thai=confirmed`);
      await expect(page.getByRole('row', { name })).toContainText('Đã xác nhận');

      // Whom the organizer takes off the list can't put themselves back.
      await page.getByLabel(`Chọn ${name}`).check();
      await page.getByRole('button', { name: 'Hủy đăng ký' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã cập nhật 1 đăng ký');
      await own.goto(`${server.url}${link}`);
      await expect(own.getByRole('heading', { name: 'Ban tổ chức đã hủy đăng ký của ông (bà)' })).toBeVisible();
      await expect(own.getByRole('button', { name: /^Tham dự/ })).toHaveCount(0);
      await stranger.close();
    });
  });
}

test('a freed seat goes to the first in line', async ({ page, server }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, server, 'organizer');
  await page.goto('/quan-ly/hoat-dong');
  await page.getByRole('row').filter({ hasText: '30/30' }).getByRole('link').first().click();
  const people = `${new URL(page.url()).pathname}/nguoi`;
  await page.goto(`${people}?trang-thai=waitlisted`);
  const first = page.getByRole('row').filter({ hasText: 'Danh sách chờ (1)' }).getByRole('rowheader');
  const name = (await first.innerText()).split('\n')[0];
  await page.goto(`${people}?trang-thai=confirmed`);
  await page.getByRole('checkbox', { name: /^Chọn / }).first().check();
  await page.getByRole('button', { name: 'Hủy đăng ký' }).click();
  await expect(page.getByRole('alert')).toContainText('Chỗ vừa trống đã được giao cho 1 người trong danh sách chờ');
  await expect(page.getByRole('row', { name })).toContainText('Đã xác nhận');
  await checkAxe(page);
});
