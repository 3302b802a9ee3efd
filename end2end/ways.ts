// The ways of `docs/WAYS.md` that have a time of their own, by the clock and at a person's pace: a second of looking before each press,
// five letters a second of what is typed. Each is walked three times; the slowest counts.
import type { Locator, Page } from '@playwright/test';
import { workday } from './support/days.ts';
import { expect, test } from './support/page.ts';
import { signIn } from './support/staff.ts';

test.use({ start: 'demo', changes: 'ways', viewport: { width: 1280, height: 800 } });

const TIMES = 3;
const LOOKED_MS = 1000;
const LETTER_MS = 200;

const looked = (page: Page) => page.waitForTimeout(LOOKED_MS);

async function press(target: Locator): Promise<void> {
  await looked(target.page());
  await target.click();
}

async function choose(list: Locator, label: string): Promise<void> {
  await looked(list.page());
  await list.selectOption({ label });
}

async function type(field: Locator, text: string): Promise<void> {
  await press(field);
  await field.press('Control+a');
  await field.pressSequentially(text, { delay: LETTER_MS });
}

/** The seconds of the slowest walk; what is to be there beforehand is made off the clock. */
async function slowest(way: string, most: number, begin: (n: number) => Promise<void>, walk: (n: number) => Promise<void>) {
  const seconds: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    await begin(n);
    const began = performance.now();
    await walk(n);
    seconds.push((performance.now() - began) / 1000);
  }
  console.log(`${way}: ${seconds.map((one) => one.toFixed(1)).join(' s, ')} s; at most ${most} s`);
  expect(Math.max(...seconds), way).toBeLessThan(most);
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Nông', 'Triệu', 'Ma', 'Dương', 'Lường'];
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Quang', 'Thu', 'Xuân', 'Minh', 'Hồng', 'Bích'];
const GIVEN = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hạnh', 'Khánh', 'Lan'];
const UNITS = ['Xã Định Hóa', 'Xã Đại Từ', 'Xã Võ Nhai', 'Xã Phú Bình', 'Xã Đồng Hỷ', 'Xã Phú Lương'];

/** The cells of a sheet with people whom nobody knows yet; `from` goes on where another list ended. */
function people(from: number, n: number): string {
  const row = (i: number) => {
    const name = [FAMILIES[i % 10], MIDDLES[Math.floor(i / 10) % 10], GIVEN[Math.floor(i / 100) % 8]].join(' ');
    const born = `${1 + (i % 28)}/${1 + (i % 12)}/${1970 + (i % 30)}`;
    return [i - from + 1, name, born, UNITS[i % 6], `09770${String(10_000 + i)}`, `duong-di-${i}@example.org`].join('\t');
  };
  const rows = Array.from({ length: n }, (_, i) => row(from + i));
  return [['STT', 'Họ và tên', 'Ngày sinh', 'Đơn vị', 'Điện thoại', 'Thư điện tử'].join('\t'), ...rows].join('\n');
}

/** From the home page to a class that is published: with the sessions of the template, or on two days at hours of its own. */
async function makeClass(page: Page, day: string, room: number, own?: { until: string; hours: [string, string][] }): Promise<void> {
  await press(page.getByRole('link', { name: 'Tạo hoạt động' }));
  await choose(page.getByLabel('Theo mẫu'), 'Lớp tình nguyện viên cấp xã, 2 ngày');
  await press(page.getByRole('button', { name: 'Điền theo mẫu' }));
  await type(page.getByLabel('Địa điểm'), `Nhà văn hóa xã Định Hóa, phòng ${room}`);
  await type(page.getByLabel('Ngày bắt đầu'), day);
  if (own) {
    await press(page.getByLabel('Theo các ô bên dưới'));
    await type(page.getByLabel('Ngày kết thúc'), own.until);
    for (const [name, hour] of own.hours) await type(page.getByLabel(name), hour);
  }
  await press(page.getByRole('button', { name: 'Tạo và công bố' }));
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
}

/** From the list of a class to the banner that says who was put on it. */
async function bring(page: Page, list: string, n: number): Promise<void> {
  await press(page.getByRole('link', { name: 'Thêm danh sách' }));
  await looked(page);
  await page.getByLabel('Danh sách', { exact: true }).fill(list);
  await press(page.getByRole('button', { name: 'Xem danh sách' }));
  await press(page.getByRole('button', { name: `Thêm ${n} người vào danh sách`, exact: true }));
  await expect(page.getByRole('alert')).toContainText(`Đã thêm ${n} người vào danh sách`);
}

/** A class with seats enough, open at its list. */
async function roomyClass(page: Page, days: number): Promise<void> {
  await page.goto('/quan-ly/hoat-dong/moi?mau=1');
  await page.getByLabel('Địa điểm').fill(`Hội trường số ${days}`);
  await page.getByLabel('Ngày bắt đầu').fill(workday(days));
  await page.getByLabel('Số chỗ').fill('250');
  await page.getByRole('button', { name: 'Tạo và công bố' }).click();
  await expect(page.getByRole('alert')).toContainText('Đã tạo và công bố');
  const tabs = page.getByRole('navigation', { name: 'Các trang của hoạt động' });
  await tabs.getByRole('link', { name: 'Danh sách' }).click();
}

for (const [n, most, from] of [
  [12, 20, 0],
  [200, 60, 100],
] as const) {
  test(`${n} people are pasted into a class`, async ({ page, server }) => {
    await signIn(page, server, 'organizer');
    const begin = (run: number) => roomyClass(page, 100 + from + run * 7);
    await slowest(`${n} people`, most, begin, (run) => bring(page, people(from + run * n, n), n));
  });
}

/** The hours of the sessions of the class that is open. */
async function hours(page: Page): Promise<string[]> {
  await page.getByRole('link', { name: 'Buổi', exact: true }).click();
  const from = await page.getByLabel('Từ', { exact: true }).all();
  return Promise.all(from.map((field) => field.inputValue()));
}

test('a class of two days is made by a template and published, its hours with it', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const begin = async () => void (await page.goto('/quan-ly'));
  await slowest('a class', 45, begin, (run) => makeClass(page, workday(30 + run * 7), run + 1));
  expect(await hours(page)).toEqual(['07:30', '13:30', '07:30', '13:30']);
});

test('the same, with every hour typed', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const begin = async () => void (await page.goto('/quan-ly'));
  const typed: [string, string][] = [
    ['Sáng, từ', '08:00'],
    ['Sáng, đến', '11:00'],
    ['Chiều, từ', '14:00'],
    ['Chiều, đến', '17:00'],
  ];
  await slowest('a class with hours of its own', 45, begin, (run) =>
    makeClass(page, workday(60 + run * 7), run + 4, { until: next(workday(60 + run * 7)), hours: typed }),
  );
  expect(await hours(page)).toEqual(['08:00', '14:00', '08:00', '14:00']);
});

/** The day after, as people type it. */
function next(day: string): string {
  const [d, m, y] = day.split('/').map(Number);
  const date = new Date(Date.UTC(y, m - 1, d + 1));
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}
