// A certificate's life: in the participant's hands, valid to everybody who asks, replaced, revoked; all of them in one archive.
import { readFile } from 'node:fs/promises';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'certificates' });

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    test('is fetched, verified, replaced and revoked', async ({ page, server, context, faults }) => {
      // A navigation that turns out to be a download ends so.
      faults.allow(/(pdf|zip|eml|giay-chung-nhan): net::ERR_ABORTED/);
      await signIn(page, server, 'organizer');
      await page.goto('/quan-ly/hoat-dong?khi=da-qua');
      await page.goto('/?khi=da-qua');
      await page.getByRole('link', { name: /kỹ năng tư vấn, hỗ trợ tâm lý/ }).first().click();
      const certificates = `/quan-ly${new URL(page.url()).pathname}/chung-nhan`;
      await page.goto(certificates);

      const zip = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Tải tất cả (.zip)' }).click();
      const archive = await readFile(await (await zip).path());
      expect(archive.subarray(0, 2).toString()).toBe('PK');
      const files = archive.toString('latin1').match(/[0-9A-Z-]+\.pdf/g) ?? [];
      const issued = await rows(page).count();
      // Each name stands before its file and in the directory at the end. Some were replaced or revoked by the other run.
      expect(new Set(files).size).toBe(await rows(page).filter({ hasText: 'Hợp lệ' }).count());
      expect(issued).toBeGreaterThan(20);

      // The two runs share a program: each takes a certificate of its own.
      const row = rows(page).filter({ hasText: 'Hợp lệ' }).nth(javaScript ? 2 : 6);
      const serial = await row.getByRole('rowheader').innerText();
      const name = await row.getByRole('cell').first().innerText();

      // The mail that told the person leads to the own page, and that to the paper.
      await page.goto('/quan-ly/thu');
      const stranger = await context.browser()!.newContext({ javaScriptEnabled: javaScript });
      await faults.watch(stranger);
      const own = await stranger.newPage();
      const link = await ownLink(page, name);
      await own.goto(`${server.url}${link}`);
      await expect(own.getByRole('heading', { name: 'Giấy chứng nhận' })).toBeVisible();
      const download = own.waitForEvent('download');
      await own.getByRole('link', { name: 'Tải giấy chứng nhận (PDF)' }).click();
      const paper = await readFile(await (await download).path());
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
      expect(paper.length).toBeLessThan(60_000);

      const code = await verificationCode(page, name);
      const verify = async () => {
        await own.goto(`${server.url}/chung-nhan`);
        await own.getByLabel('Mã tra cứu').fill(code);
        await own.getByRole('button', { name: 'Tra cứu' }).click();
      };
      await verify();
      await expect(own.getByRole('main')).toContainText(serial);
      await expect(own.getByRole('main')).toContainText(name);
      await expect(own.getByRole('main')).not.toContainText('@');
      if (javaScript) await checkAxe(own);

      await page.goto(certificates);
      const mine = () => rows(page).filter({ hasText: serial });
      await mine().getByRole('link', { name: 'Thay thế' }).click();
      await page.getByRole('button', { name: 'Cấp giấy thay thế' }).click();
      await expect(page).toHaveTitle(/^Lỗi: /);
      if (javaScript) await checkAxe(page);
      await page.getByLabel('Lý do thay thế').fill('Ghi sai họ tên');
      await page.getByRole('button', { name: 'Cấp giấy thay thế' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã cấp giấy mới');
      await expect(mine()).toContainText('Đã được thay bằng giấy khác');
      const newer = rows(page).filter({ hasText: name }).filter({ hasText: 'Hợp lệ' });
      const newSerial = await newer.getByRole('rowheader').innerText();
      expect(newSerial).not.toBe(serial);
      await verify();
      await expect(own.getByRole('main')).toContainText(newSerial);
      if (javaScript) await checkAxe(own);

      await newer.getByRole('link', { name: 'Thu hồi' }).click();
      await page.getByLabel('Lý do').fill('Cấp nhầm người');
      await page.getByRole('button', { name: 'Thu hồi giấy chứng nhận' }).click();
      await expect(page.getByRole('alert')).toContainText('Đã thu hồi');
      // Whose certificate was revoked is not given another by the next “issue for all”.
      await expect(page.getByRole('button', { name: /^Xem trước \d+ giấy chứng nhận$/ })).toHaveCount(0);
      await own.goto(`${server.url}${link}`);
      await expect(own.getByRole('link', { name: 'Tải giấy chứng nhận (PDF)' })).toHaveCount(0);
      await stranger.close();
    });
  });
}

/** The certificates that were issued. */
const rows = (page: import('@playwright/test').Page) =>
  page.getByRole('table').last().locator('tbody tr');

/** The person's own page, out of the mail about the certificate. */
async function ownLink(page: import('@playwright/test').Page, name: string): Promise<string> {
  return /https?:\/\/[^/]+(\/toi\/\S+)/.exec(await mail(page, name))![1];
}

async function verificationCode(page: import('@playwright/test').Page, name: string): Promise<string> {
  return /\/chung-nhan\/([0-9A-Z]+)/.exec(await mail(page, name))![1];
}

async function mail(page: import('@playwright/test').Page, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    await page.goto(`/quan-ly/thu?trang=${number}`);
    const found = page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Giấy chứng nhận' });
    if ((await found.count()) > 0) {
      await found.first().getByRole('link').first().click();
      return page.getByRole('main').innerText();
    }
    await expect(page.getByRole('table'), `a mail about a certificate to ${name}`).toBeVisible();
  }
}
