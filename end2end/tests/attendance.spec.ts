// The grid of attendance: marked by keys, saved as it is made, with the network gone and back, with the session ended and begun
// anew; and as a plain form.
import type { Locator, Page, Route } from '@playwright/test';
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo', changes: 'attendance' });

/** The address of the grid of the first activity that is running. */
async function gridOf(page: Page): Promise<string> {
  await page.goto('/quan-ly/hoat-dong');
  const running = page.getByRole('row', { name: /Đang diễn ra/ }).getByRole('link').first();
  return `${await running.getAttribute('href')}/diem-danh`;
}

/** A cell; rows begin at 1, columns at 0. */
const cell = (page: Page, row: number, column = 0): Locator => page.locator(`select[data-row="${row}"][data-column="${column}"]`);

/** The line that says whether all is saved. */
const line = (page: Page): Locator => page.locator('.grid-status');

/** All that was marked is saved, and the line says nothing else. */
async function isSaved(page: Page): Promise<void> {
  await expect(line(page)).toHaveText(/^Đã lưu lúc \d\d:\d\d$/, { useInnerText: true });
}

/** All that was marked is saved; then these cells of the first column are blank, and saved so. */
async function blank(page: Page, ...rows: number[]): Promise<void> {
  for (const row of rows) {
    await cell(page, row).focus();
    await page.keyboard.press('c');
    await cell(page, row).focus();
    await page.keyboard.press('Delete');
    await expect(cell(page, row)).toHaveValue('');
  }
  await isSaved(page);
}

const marks = /\/api\/diem-danh\//;

test('moves by keys through one tab stop, without going around', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await gotoHydrated(page, await gridOf(page));
  await expect(page.getByText('Mỗi ô được lưu ngay khi chọn.')).toBeVisible();
  await expect(page.getByText('Phím tắt: C hoặc 1')).toBeVisible();
  await expect(page.locator('.grid select[tabindex="0"]')).toHaveCount(1);
  await checkAxe(page);

  const rows = await page.locator('.grid tbody tr').count();
  const columns = await page.locator('select[data-row="1"]').count();
  const [last, end] = [rows, columns - 1];
  expect(rows, 'the demo has enough people').toBeGreaterThan(11);
  await cell(page, 1).focus();
  const steps: [string, number, number][] = [
    ['ArrowUp', 1, 0],
    ['ArrowLeft', 1, 0],
    ['ArrowDown', 2, 0],
    ['End', 2, end],
    ['ArrowRight', 2, end],
    ['Home', 2, 0],
    ['PageDown', 12, 0],
    ['PageUp', 2, 0],
    ['Control+End', last, end],
    ['ArrowDown', last, end],
    ['PageUp', last - 10, end],
    ['Control+Home', 1, 0],
    ['Enter', 2, 0],
  ];
  for (const [key, row, column] of steps) {
    await page.keyboard.press(key);
    await expect(cell(page, row, column), `after ${key}`).toBeFocused();
  }
  // The cell that has the focus is never below the header, the names or the line.
  for (const key of ['Control+End', 'Control+Home']) {
    await page.keyboard.press(key);
    const covered = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      const box = focused.getBoundingClientRect();
      return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) !== focused;
    });
    expect(covered, `covered after ${key}`).toBe(false);
    await expect(page.getByRole('columnheader', { name: 'Họ và tên' })).toBeInViewport();
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Lưu điểm danh' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 1)).toBeFocused();
  // The cell that was left by the mouse has the tab stop.
  await cell(page, 3).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 3)).toBeFocused();
});

test('marks by letters, digits and Space, and takes acts back', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 1, 2, 3, 4, 5);
  await cell(page, 1).focus();
  for (const [row, key, status] of [[1, 'c', 'present'], [2, '2', 'late'], [3, 'P', 'excused'], [4, 'v', 'absent']] as const) {
    await expect(cell(page, row)).toBeFocused();
    await page.keyboard.press(key);
    await expect(cell(page, row)).toHaveValue(status);
  }
  await expect(cell(page, 5)).toBeFocused();
  await page.keyboard.press(' ');
  await expect(cell(page, 5)).toHaveValue('present');
  await expect(cell(page, 5)).toBeFocused();
  await page.keyboard.press(' ');
  await expect(cell(page, 5)).toHaveValue('');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 5)).toHaveValue('present');
  await page.keyboard.press('Backspace');
  await expect(cell(page, 5)).toHaveValue('');
  await expect(cell(page, 5)).toBeFocused();

  // Keys of an input method are not meant for the grid.
  await page.evaluate(() => {
    const composing = { key: 'c', bubbles: true, isComposing: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', composing));
    const owned = { key: 'c', bubbles: true, keyCode: 229 };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', owned));
  });
  await expect(cell(page, 5)).toHaveValue('');
  await expect(cell(page, 5)).toBeFocused();

  // Back over Backspace and two Spaces to the letter.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 5)).toHaveValue('');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 4)).toHaveValue('');
  await expect(cell(page, 4)).toBeFocused();
  await isSaved(page);
  await gotoHydrated(page, grid);
  for (const [row, status] of [[1, 'present'], [2, 'late'], [3, 'excused'], [4, ''], [5, '']] as const) {
    await expect(cell(page, row)).toHaveValue(status);
  }
});

test('a selection takes one letter, is seen and said, and is taken back at once', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 1, 2, 3, 4);
  await cell(page, 1).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.locator('td[aria-selected="true"]')).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: 'Đã chọn 3 ô' })).toBeAttached();
  await checkAxe(page);
  const session = page.locator('.grid thead th').nth(1).locator('[id^="there-"]');
  const before = Number(await session.textContent());
  await page.keyboard.press('m');
  for (const row of [1, 2, 3]) await expect(cell(page, row)).toHaveValue('late');
  await expect(cell(page, 4)).toHaveValue('');
  await expect(session).toHaveText(String(before + 3));
  await expect(page.getByRole('status').filter({ hasText: 'Đến muộn: 3 ô' })).toBeAttached();
  await isSaved(page);
  await page.keyboard.press('Control+z');
  for (const row of [1, 2, 3]) await expect(cell(page, row)).toHaveValue('');
  await expect(session).toHaveText(String(before));
  await expect(page.getByRole('status').filter({ hasText: 'Đã hoàn tác 3 ô' })).toBeAttached();
  await expect(page.locator('td[aria-selected]')).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.locator('td[aria-selected]')).toHaveCount(0);
  await isSaved(page);
  await gotoHydrated(page, grid);
  for (const row of [1, 2, 3, 4]) await expect(cell(page, row)).toHaveValue('');
});

test('keeps the totals, and who completed', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  const row = page.locator('.grid tbody tr').first();
  const columns = await row.locator('select').count();
  const caption = page.getByText(/người trong danh sách, \d+ người có mặt ít nhất một buổi/).and(page.locator('p'));
  const there = async (): Promise<number> => Number(/, ([\d.]+) người/.exec((await caption.textContent()) ?? '')?.[1]);
  await cell(page, 1).focus();
  for (let n = 1; n < columns; n++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('v');
  await expect(row.locator('[id^="sum-"]')).toHaveText('0');
  await expect(row.locator('[id^="done-"]')).toBeHidden();
  const without = await there();
  await page.keyboard.press('c');
  await expect(row.locator('[id^="sum-"]')).toHaveText(String(columns));
  expect(await there()).toBe(without + 1);
  await isSaved(page);
  // What was counted here is what the server counts.
  const live = [await row.locator('.sum').textContent(), await row.locator('[id^="done-"]').isVisible(), await caption.textContent()];
  await gotoHydrated(page, grid);
  expect([await row.locator('.sum').textContent(), await row.locator('[id^="done-"]').isVisible(), await caption.textContent()]).toEqual(live);
});

test('works by mouse, and opens its choices by Alt and an arrow', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  await gotoHydrated(page, await gridOf(page));
  await blank(page, 1);
  await cell(page, 1).selectOption('excused');
  await isSaved(page);
  await cell(page, 1).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 1), 'nothing is marked by opening').toHaveValue('excused');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(page, 1)).toHaveValue('absent');
  await expect(cell(page, 1)).toBeFocused();
  await isSaved(page);
});

test('loses no mark without a network', async ({ page, server, context, faults }) => {
  faults.allow(/ERR_INTERNET_DISCONNECTED/);
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 1, 2);
  await cell(page, 1).focus();
  await context.setOffline(true);
  await page.keyboard.press('v');
  await page.keyboard.press('1');
  await expect(line(page)).toContainText('Chưa lưu được 2 ô');
  // The button would lose them: it tries again, and the page stays.
  await page.getByRole('button', { name: 'Lưu điểm danh' }).click();
  await expect(cell(page, 1)).toHaveValue('absent');
  await context.setOffline(false);
  await isSaved(page);
  await gotoHydrated(page, grid);
  await expect(cell(page, 1)).toHaveValue('absent');
  await expect(cell(page, 2)).toHaveValue('present');
});

test('says what waits, on a phone too', async ({ page, server, faults }) => {
  faults.allow(/ERR_FAILED/);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, server, 'organizer');
  await gotoHydrated(page, await gridOf(page));
  await blank(page, 1);
  await checkAxe(page);
  await page.route(marks, (route) => route.abort());
  await cell(page, 1).selectOption('late');
  await expect(line(page)).toContainText('Chưa lưu được 1 ô');
  await checkAxe(page);
  const box = await cell(page, 1).boundingBox();
  expect(Math.min(box?.height ?? 0, box?.width ?? 0), 'large enough for a finger').toBeGreaterThanOrEqual(44);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'the page itself does not scroll sideways').toBeLessThanOrEqual(360);
  await page.unroute(marks);
  await isSaved(page);
});

test('keeps marks when the session has ended, and saves them after signing in in another tab', async ({ page, server, context }) => {
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 1, 2);
  await cell(page, 1).focus();
  await context.clearCookies();
  await page.keyboard.press('m');
  await page.keyboard.press('p');
  await expect(line(page)).toContainText('Phiên đăng nhập đã hết, còn 2 ô chưa lưu');
  await expect(cell(page, 1), 'nothing is taken back').toHaveValue('late');
  await checkAxe(page);
  const link = line(page).getByRole('link', { name: 'Đăng nhập lại trong thẻ mới' });
  await expect(link).toHaveAttribute('rel', 'noopener');
  const [other] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await expect(other).toHaveURL(/\/dang-nhap$/);
  await signIn(other, server, 'organizer');
  await other.close();
  await isSaved(page);
  await gotoHydrated(page, grid);
  await expect(cell(page, 1)).toHaveValue('late');
  await expect(cell(page, 2)).toHaveValue('excused');
});

test('saves what was changed before it was awake, and promises nothing until then', async ({ page, server }) => {
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 1);
  let wake = (): void => {};
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  await page.route(/_bg\.wasm$/, async (route) => {
    await asleep;
    await route.continue();
  });
  await page.goto(grid, { waitUntil: 'commit' });
  await cell(page, 1).selectOption('absent');
  await expect(line(page)).toBeHidden();
  await expect(page.getByText('Phím tắt')).toBeHidden();
  await checkAxe(page);
  wake();
  await isSaved(page);
  await gotoHydrated(page, grid);
  await expect(cell(page, 1)).toHaveValue('absent');
});

test('a refusal takes back its own cell only, and not what was chosen since', async ({ page, server, faults }) => {
  faults.allow(/status 409/);
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 1, 2);
  const name = await cell(page, 1).getAttribute('aria-label');
  const refuse = (route: Route): Promise<void> =>
    route.fulfill({ status: 409, contentType: 'text/plain; charset=utf-8', body: 'Người này chưa được xác nhận tham dự.' });
  await page.route(marks, (route) => (route.request().postData()?.includes('status=late') ? refuse(route) : route.continue()));
  await cell(page, 1).focus();
  await page.keyboard.press('m');
  await expect(line(page)).toHaveText(`${name}: Người này chưa được xác nhận tham dự.`, { useInnerText: true });
  await expect(cell(page, 1)).toHaveValue('');
  await checkAxe(page);
  await page.keyboard.press('c');
  await expect(cell(page, 2)).toHaveValue('present');
  await isSaved(page);

  // The first mark is refused only after a second one was made.
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.unroute(marks);
  await page.route(marks, async (route) => {
    if (!route.request().postData()?.includes('status=late')) return route.continue();
    await held;
    return refuse(route);
  });
  await cell(page, 1).focus();
  await page.keyboard.press('m');
  await cell(page, 1).focus();
  await page.keyboard.press('v');
  answer();
  await expect(line(page)).toContainText('Người này chưa được xác nhận tham dự.');
  await expect(cell(page, 1)).toHaveValue('absent');
  await page.unroute(marks);
  await page.keyboard.press('Delete');
  await isSaved(page);
  await gotoHydrated(page, grid);
  await expect(cell(page, 1)).toHaveValue('absent');
});

test('shows what somebody else has marked, before it becomes something else', async ({ page, server, browser, faults }) => {
  faults.allow(/status 409/);
  await signIn(page, server, 'organizer');
  const grid = await gridOf(page);
  await gotoHydrated(page, grid);
  await blank(page, 4);
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  await faults.watch(context);
  const other = await context.newPage();
  await signIn(other, server, 'trainer');
  await gotoHydrated(other, grid);
  await cell(page, 4).focus();
  const saved = page.waitForResponse(marks);
  await page.keyboard.press('c');
  expect((await saved).status()).toBe(204);

  await cell(other, 4).focus();
  await other.keyboard.press('v');
  await expect(line(other)).toContainText(/: .+ đã ghi “Có mặt” lúc \d\d:\d\d\. Xem lại rồi ghi lại nếu cần\./);
  await expect(cell(other, 4)).toHaveValue('present');
  await checkAxe(other);
  // Who has seen it may change it.
  await cell(other, 4).focus();
  const changed = other.waitForResponse(marks);
  await other.keyboard.press('v');
  expect((await changed).status()).toBe(204);
  await gotoHydrated(page, grid);
  await expect(cell(page, 4)).toHaveValue('absent');
  await context.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('is saved by its button, and promises nothing else', async ({ page, server }) => {
    await signIn(page, server, 'organizer');
    await page.goto(await gridOf(page));
    await expect(page.getByText('Mỗi ô được lưu ngay khi chọn')).toBeHidden();
    await expect(page.getByText('Phím tắt')).toBeHidden();
    const other = (await cell(page, 3).inputValue()) === 'excused' ? 'late' : 'excused';
    await cell(page, 3).selectOption(other);
    await page.getByRole('button', { name: 'Lưu điểm danh' }).click();
    await expect(page.getByRole('alert')).toContainText('Đã lưu 1 thay đổi điểm danh');
    await expect(cell(page, 3)).toHaveValue(other);
  });
});
