// The check-in page that a phone keeps: with a network and without, closed and opened again, and with a camera.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { checkAxe, expect, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';
import { film } from '../support/video.ts';

test.use({ start: 'demo', changes: 'checkin-phone', viewport: { width: 1280, height: 800 } });

const PHONE = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce', locale: 'vi-VN' } as const;

/** The link by which phones join the class that runs today, and its code. */
async function opened(page: Page): Promise<{ code: string; link: string }> {
  await page.goto('/');
  await page.getByRole('link', { name: /Tập huấn nghiệp vụ tiếp nhận, xác minh/ }).first().click();
  const code = new URL(page.url()).pathname.split('/').at(-1)!;
  await page.goto(`/quan-ly/hoat-dong/${code}/may-diem-danh`);
  const open = page.getByRole('button', { name: 'Mở điểm danh bằng điện thoại' });
  if (await open.isVisible()) await open.click();
  return { code, link: (await page.locator('.join-link a').getAttribute('href'))! };
}

/** The doors of today's sessions are open, whenever this runs: the program takes what is recorded outside the hours, and says so. */
async function doorsOpen(context: BrowserContext): Promise<void> {
  await context.route('**/diem-danh/goi', async (route) => {
    const answer = await route.fetch();
    if (answer.status() !== 200) return route.fulfill({ response: answer });
    const told = await answer.json();
    const now = Date.now();
    for (const { window } of told.pack.sessions) {
      const left = Date.parse(window.closes) - now;
      if (left > 0 && left < 86_400_000) window.opens = new Date(now - 3_600_000).toISOString();
    }
    await route.fulfill({ response: answer, json: told });
  });
}

/** Closes it, whatever its phone was just asking. */
async function closed(context: BrowserContext): Promise<void> {
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

/** Joins, and waits until the page stands. */
async function joined(phone: Page, link: string, name: string): Promise<void> {
  await phone.goto(link);
  await phone.getByLabel('Tên máy').fill(name);
  await phone.getByRole('button', { name: 'Bắt đầu điểm danh' }).click();
  await expect(phone.locator('html')).toHaveAttribute('data-ready', 'true');
}

const counted = async (phone: Page) => Number((await phone.locator('[data-part=count]').innerText()).split('/')[0]);

test('a phone goes on without a network, closed and opened again, and loses nothing', async ({ page, server, browser, faults }) => {
  await signIn(page, server, 'organizer');
  const { code, link } = await opened(page);
  const context = await browser.newContext({ ...PHONE, baseURL: server.url });
  await faults.watch(context);
  faults.allow(/ERR_INTERNET_DISCONNECTED/);
  await doorsOpen(context);
  const phone = await context.newPage();
  await joined(phone, link, 'Lan, cửa 1');
  await expect(phone.locator('[data-part=net]')).toHaveText('Đã gửi hết');
  await checkAxe(phone);
  const before = await counted(phone);

  // The golden cases, decided by the same code in the browser.
  const golden = await readFile(join(import.meta.dirname, '../../server/domain/src/checkin/golden_decisions.json'), 'utf8');
  const decided = await phone.evaluate((golden) => (document.querySelector('#desk') as never as { golden(json: string): string }).golden(golden), golden);
  expect(decided).toMatch(/^\d{2,}:$/);

  await context.setOffline(true);
  const [first, second] = await phone.locator('[data-part=list] li strong').allInnerTexts();
  const search = phone.getByLabel('Mã hoặc tên');
  await search.fill(first.toLowerCase());
  await phone.locator('[data-part=list] li').filter({ hasText: first }).getByRole('button', { name: 'Có mặt' }).first().click();
  await expect(phone.locator('.scan-word')).toHaveText('Có mặt');
  await expect(phone.locator('.scan-name')).toHaveText(first);
  await expect(phone.locator('[data-part=net]')).toContainText('Mất mạng: 1 lượt chờ gửi');
  await search.fill('https://example.org/khong-phai');
  await search.press('Enter');
  await expect(phone.locator('.scan-word')).toHaveText('Không ghi được');
  await expect(search).toHaveValue('');
  await phone.getByText('Người đến tại chỗ, không có trong danh sách').click();
  await phone.getByLabel('Họ và tên').fill('Nông Thị Ẩn');
  await phone.getByRole('button', { name: 'Thêm và ghi có mặt' }).click();
  await expect(phone.locator('[data-part=walk-in-problem]')).toBeVisible();
  await phone.getByLabel('Đơn vị').fill('Xã Phú Đình');
  await phone.getByRole('button', { name: 'Thêm và ghi có mặt' }).click();
  await expect(phone.locator('.scan-name')).toHaveText('Nông Thị Ẩn');
  expect(await counted(phone)).toBe(before + 2);
  // One by mistake, taken back.
  await search.fill(second);
  await phone.locator('[data-part=list] li').filter({ hasText: second }).getByRole('button', { name: 'Có mặt' }).first().click();
  await phone.locator('.scan-result').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(phone.locator('.scan-word')).toHaveText('Đã hoàn tác');
  expect(await counted(phone)).toBe(before + 2);

  // Closed, and opened again where there is no network.
  await phone.close();
  const again = await context.newPage();
  await again.goto('/diem-danh/may');
  await expect(again.locator('[data-part=count]')).toHaveText(new RegExp(`^${before + 2}/`));
  await expect(again.locator('[data-part=net]')).toContainText('4 lượt chờ gửi');
  expect(await again.locator('body').evaluate((body) => body.scrollWidth)).toBeLessThanOrEqual(360);

  await context.setOffline(false);
  await expect(again.locator('[data-part=net]')).toHaveText('Đã gửi hết');
  await page.goto(`/quan-ly/hoat-dong/${code}/may-diem-danh`);
  await expect(page.getByRole('row').filter({ hasText: 'Lan, cửa 1' }).locator('td').nth(2)).toHaveText('4');
  await page.goto(`/quan-ly/hoat-dong/${code}/diem-danh`);
  await expect(page.getByRole('row').filter({ hasText: 'Nông Thị Ẩn' })).toBeVisible();

  // Withdrawn, it forgets the list.
  await page.goto(`/quan-ly/hoat-dong/${code}/may-diem-danh`);
  await page.getByRole('row').filter({ hasText: 'Lan, cửa 1' }).getByRole('button', { name: 'Thu hồi' }).click();
  faults.allow(/status 410/);
  await again.reload();
  await expect(again.getByRole('heading', { name: 'Đã hết điểm danh bằng máy này' })).toBeVisible();
  await expect(again.locator('[data-part=list] li')).toHaveCount(0);
  await closed(context);
});

test('a phone whose check-in has ended forgets the list without a network, and comes back with one', async ({ page, server, browser, faults }) => {
  await signIn(page, server, 'organizer');
  const { link } = await opened(page);
  const context = await browser.newContext({ ...PHONE, baseURL: server.url });
  await faults.watch(context);
  faults.allow(/ERR_INTERNET_DISCONNECTED/);
  await context.route('**/diem-danh/goi', async (route) => {
    const answer = await route.fetch();
    if (answer.status() !== 200) return route.fulfill({ response: answer });
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ends: Date.now() - 1000 } });
  });
  const phone = await context.newPage();
  await joined(phone, link, 'Vân, cửa 4');
  await expect(phone.locator('[data-part=list] li').first()).toBeVisible();
  // What is held up here would answer without a network, too.
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(true);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Lần đầu mở cần có mạng' })).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Mở máy ảnh để quét' })).toBeHidden();
  await expect(phone.locator('[data-part=list] li')).toHaveCount(0);
  await context.setOffline(false);
  await expect(phone.locator('[data-part=list] li').first()).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Lần đầu mở cần có mạng' })).toBeHidden();
  await closed(context);
});

test('the camera reads the code of somebody’s own page', async ({ page, server, browser: plain, faults, launchOptions }) => {
  await signIn(page, server, 'organizer');
  const { code, link } = await opened(page);
  // Somebody comes to another door who is on no list, and by mistake is marked there as present.
  const other = await plain.newContext({ ...PHONE, baseURL: server.url });
  await faults.watch(other);
  await doorsOpen(other);
  const door = await other.newPage();
  await joined(door, link, 'Mai, cửa 3');
  await door.getByText('Người đến tại chỗ, không có trong danh sách').click();
  await door.getByLabel('Họ và tên').fill('Lý Thị Ỏn');
  await door.getByLabel('Đơn vị').fill('Xã Phú Đình');
  await door.getByRole('button', { name: 'Thêm và ghi có mặt' }).click();
  await door.locator('.scan-result').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(door.locator('[data-part=net]')).toHaveText('Đã gửi hết');
  await closed(other);
  // Without an address they get their link by hand; their own page shows the code.
  await page.goto(`/quan-ly/hoat-dong/${code}/khong-thu`);
  const message = await page.getByRole('row').filter({ hasText: 'Lý Thị Ỏn' }).locator('.chat-text p').textContent();
  await page.goto(/\/toi\/[^\s]+/.exec(message!)![0]);
  const svg = await page.locator('.qr svg').first().evaluate((svg) => svg.outerHTML);
  const video = join(server.folder, 'camera.y4m');
  await film(page, svg, video);

  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  try {
    const context = await browser.newContext({ ...PHONE, baseURL: server.url });
    await faults.watch(context);
    await doorsOpen(context);
    const phone = await context.newPage();
    await joined(phone, link, 'Hoa, cửa 2');
    await phone.getByRole('button', { name: 'Mở máy ảnh để quét' }).click();
    await expect(phone.locator('.scan-word')).toHaveText('Có mặt');
    await expect(phone.locator('.scan-name')).toHaveText('Lý Thị Ỏn');
    // Held there it is one scan; shown again it is another.
    await expect(phone.locator('[data-part=net]')).toHaveText('Đã gửi hết');
    await phone.getByRole('button', { name: 'Tắt máy ảnh' }).click();
    await phone.getByRole('button', { name: 'Mở máy ảnh để quét' }).click();
    await expect(phone.locator('.scan-word')).toHaveText('Đã điểm danh');
    await expect(phone.locator('.scan-name')).toHaveText('Lý Thị Ỏn');
    await expect(phone.locator('.scan-result')).toContainText('Hoa, cửa 2 ghi');
    await checkAxe(phone);
    await closed(context);
  } finally {
    await browser.close();
  }
});
