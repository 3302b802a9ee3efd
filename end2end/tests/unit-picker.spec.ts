// A unit chosen while its name is typed: with accents, without, by keys, by touch, on a keyboard that corrects itself.
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';

test.use({ start: 'demo' });

test('offers units while a name is typed, and rewrites nothing', async ({ page, server }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở' }).click();
  await gotoHydrated(page, `${page.url()}/dang-ky`);
  const field = page.getByRole('combobox');
  const number = page.locator('#unit_id');

  await field.pressSequentially('dai tu');
  const list = page.getByRole('listbox');
  await expect(list.getByRole('option', { name: /^Xã Đại Từ/ })).toBeVisible();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await checkAxe(page);
  await expect(field).toHaveValue('dai tu');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue(/^Xã .*tỉnh Thái Nguyên$/);
  await expect(number).not.toHaveValue('');
  await expect(list).toBeHidden();

  // Typing on takes the choice back.
  await field.press('End');
  await field.press('Backspace');
  await expect(number).toHaveValue('');

  // The way in which UniKey writes `Quyết`: letters, corrected by Backspace.
  await field.fill('');
  await field.pressSequentially('Quyee');
  await field.press('Backspace');
  await field.press('Backspace');
  await page.keyboard.insertText('ế');
  await field.press('t');
  await expect(field).toHaveValue('Quyết');
  await expect(list.getByRole('option', { name: /Quyết Thắng/ }).first()).toBeVisible();
  await field.press('Escape');
  await expect(list).toBeHidden();
  await expect(field).toHaveValue('Quyết');

  await field.fill('không có đâu');
  await expect(page.getByText('Không có đơn vị nào như vậy')).toBeVisible();
  await checkAxe(page);

  await page.setViewportSize({ width: 360, height: 740 });
  await field.fill('xa dai tu');
  await list.getByRole('option').first().click();
  await expect(field).toHaveValue(/^Xã Đại Từ/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
