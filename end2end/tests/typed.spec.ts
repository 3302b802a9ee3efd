// What somebody typed is there when they come back to it, in a real browser's history.
import { checkAxe, expect, gotoHydrated, test } from '../support/page.ts';
import { signIn } from '../support/staff.ts';

test.use({ start: 'demo' });

const WORKSHOP = 'Hội thảo chia sẻ kinh nghiệm truyền thông ở cơ sở';

for (const javaScript of [true, false]) {
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript });

    test('going back to a form that was wrong shows it as it was sent', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('link', { name: WORKSHOP }).click();
      await page.goto(`${page.url()}/dang-ky`);
      await page.getByLabel('Họ và tên').fill('Ma Thị Én');
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.locator('form.form button[type=submit]').click();
      expect((await answer).status()).toBe(422);
      // Its first bytes are not yet the page: leaving before it is there ends the form that was sent.
      await expect(page.getByRole('alert')).toBeVisible();
      await page.waitForLoadState();
      await page.goto('/tro-giup');
      await page.goBack();
      await expect(page.getByLabel('Họ và tên')).toHaveValue('Ma Thị Én');
      await expect(page.getByRole('alert')).toBeVisible();
    });

    test('who is ticked stays ticked through search and pages', async ({ page, server }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await signIn(page, server, 'organizer');
      await page.goto('/');
      await page.getByRole('link', { name: WORKSHOP }).click();
      await page.goto(`/quan-ly${new URL(page.url()).pathname}/moi`);
      const boxes = page.getByRole('checkbox', { name: /^Chọn / });
      const first = page.locator('input[type=checkbox][name=chosen]').first();
      const id = await first.getAttribute('value');
      await first.check();
      await page.getByRole('button', { name: 'Sau', exact: true }).click();
      await expect(page.getByText('Đã chọn 1 người, trong đó 1 người không ở trang này.')).toBeVisible();
      await boxes.first().check();
      await page.getByRole('searchbox').fill('không ai tên thế');
      await page.getByRole('searchbox').press('Enter');
      await expect(page.getByText('Đã chọn 2 người, trong đó 2 người không ở trang này.')).toBeVisible();
      if (javaScript) await checkAxe(page);
      await page.getByRole('button', { name: /không ai tên thế/ }).click();
      await expect(page.locator(`input[type=checkbox][value="${id}"]`)).toBeChecked();
      await expect(page.getByText('Đã chọn 2 người, trong đó 1 người không ở trang này.')).toBeVisible();
      if (javaScript) await checkAxe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      // Going back asks nothing.
      await page.goBack();
      await expect(page.getByText('Đã chọn 2 người, trong đó 2 người không ở trang này.')).toBeVisible();
    });
  });
}

test('an unclear unit is chosen from the list below, or from the picker', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: WORKSHOP }).click();
  await page.goto(`${page.url()}/dang-ky`);
  await page.getByRole('combobox').fill('xa');
  await page.locator('form.form button[type=submit]').click();
  await expect(page.locator('html')).toHaveAttribute('data-hydrated', 'true');
  const sent = () => page.evaluate(() => new FormData(document.querySelector<HTMLFormElement>('form.form')!).getAll('unit_id'));
  expect(await sent()).toEqual([]);
  const radio = page.getByRole('radio', { name: /^Xã/ }).first();
  await radio.check();
  expect(await sent()).toEqual([await radio.getAttribute('value')]);

  const field = page.getByRole('combobox');
  await field.fill('dai tu');
  await page.getByRole('option', { name: /^Xã Đại Từ/ }).click();
  const [picked, ...more] = await sent();
  expect(more).toEqual([]);
  expect(picked).not.toBe(await radio.getAttribute('value'));
  await checkAxe(page);
});
