// Every page that can be opened by its address: from 320 px up, in both languages, nothing cut off, no finding of axe.
import type { Page } from '@playwright/test';
import { checkAxe, expect, test } from '../support/page.ts';
import { type Role, signIn } from '../support/staff.ts';

test.use({ start: 'demo' });

const YEARS = 'tu=1/1/2013&den=31/12/2023&don-vi=P19';

/** Addresses without the language; `CLASS` is an activity that was held, `COMING` one that is open. */
const PAGES: Record<'nobody' | Role, string[]> = {
  nobody: [
    '/',
    '/?khi=da-qua',
    '/?q=khong-co-gi',
    '/hoat-dong/COMING',
    '/hoat-dong/COMING/dang-ky',
    '/hoat-dong/COMING/chuong-trinh',
    '/chung-nhan',
    '/chung-nhan/23456789ABCDEFGHJKMN',
    '/gui-lai-duong-dan',
    '/nhu-cau/1',
    '/toi/ghi-ten/khong-phai-duong-dan',
    '/quyen-rieng-tu',
    '/dang-nhap',
    '/khong-co-trang-nay',
    '/toi/khong-phai-duong-dan',
    '/diem-danh',
    '/diem-danh/may',
    '/diem-danh/vao/khong-phai-duong-dan',
  ],
  organizer: [
    '/quan-ly',
    '/quan-ly/hoat-dong',
    '/quan-ly/hoat-dong?q=khong-co-gi',
    '/quan-ly/hoat-dong/moi',
    ...['', '/sua', '/dieu-kien', '/it-nguoi', '/huy', '/buoi', '/cau-hoi', '/cau-hoi/moi', '/cau-hoi/1', '/cau-hoi/xem-thu', '/tra-loi', '/lich-thu', '/lich-thu/moi', '/tai-lieu', '/tai-lieu/moi', '/nguoi', '/nguoi?tra-loi=chua', '/nguoi?cau=1&dap=%C4%82n%20chay', '/nguoi/in', '/khong-thu', '/khong-thu/in', '/moi', '/dot-cu', '/dot-cu/sua', '/diem-danh', '/chung-nhan', '/nhat-ky'].map(
      (part) => `/quan-ly/hoat-dong/COMING${part}`,
    ),
    ...['', '/moi', '/tieu-ban', '/dan', '/1', '/1/xoa', '/4/nguoi'].map((part) => `/quan-ly/hoat-dong/COMING/chuong-trinh${part}`),
    ...['', '/buoi', '/chuong-trinh', '/nguoi', '/diem-danh', '/chung-nhan'].map((part) => `/quan-ly/hoat-dong/CLASS${part}`),
    '/quan-ly/hoat-dong/CLASS/may-diem-danh',
    '/quan-ly/hoat-dong/CLASS/chung-nhan/1/thu-hoi',
    '/quan-ly/hoat-dong/CLASS/chung-nhan/1/thay-the',
    '/quan-ly/nguoi',
    '/quan-ly/nguoi?q=khong-co-ai',
    '/quan-ly/nguoi/1',
    '/quan-ly/nguoi/1/sua',
    '/quan-ly/nguoi/moi',
    '/quan-ly/nguoi/nhap',
    '/quan-ly/nguoi/trung',
    '/quan-ly/nguoi/trung?q=khong-co-ai',
    '/quan-ly/nguoi/gop?mot=1&hai=2',
    '/quan-ly/bo-loc?danh-sach=people',
    '/quan-ly/bo-loc?danh-sach=people&loc=q%3Dan&ve=%2Fquan-ly%2Fnguoi',
    '/quan-ly/an-pham',
    '/quan-ly/an-pham/moi',
    '/quan-ly/tin-bai',
    '/quan-ly/tin-bai/moi',
    '/quan-ly/phat-thanh',
    '/quan-ly/phat-thanh/moi',
    '/quan-ly/thu',
    '/quan-ly/thu/1',
    '/quan-ly/tai-khoan',
    '/quan-ly/ke-hoach/sua',
    '/quan-ly/lich',
    ...['tuan', 'thang', 'phong', 'giang-vien', 'don-vi'].map((view) => `/quan-ly/lich?xem=${view}`),
    '/quan-ly/lich?ngay=abc&don-vi=khong-co',
    '/quan-ly/lich/doi/SESSION',
    '/quan-ly/lich/doi/SESSION?xem=tuan&toi=2031-01-06',
    '/quan-ly/lich/tim-gio',
    '/quan-ly/lich/tim-gio?half_days=0&trainers=khong',
    '/quan-ly/dia-diem',
    '/quan-ly/dia-diem?q=khong-co-gi',
    '/quan-ly/dia-diem/1',
    '/quan-ly/phong/1',
    '/quan-ly/giang-vien',
    '/quan-ly/giang-vien/moi?q=lan',
    '/quan-ly/ngay-nghi',
    '/quan-ly/ngay-nghi?nam=2025',
    '/quan-ly/nhu-cau',
    '/quan-ly/nhu-cau/moi',
    ...['', '/sua', '/nguoi', '/ket-thuc?viec=dong', '/ket-thuc?viec=huy'].map((part) => `/quan-ly/nhu-cau/1${part}`),
    '/quan-ly/mau',
    '/quan-ly/mau/moi',
    '/quan-ly/mau/1',
    '/quan-ly/mau/1/xoa',
    '/quan-ly/mau/1/tai-lieu',
    '/quan-ly/mau/1/tai-lieu/moi',
    '/quan-ly/mau/1/lich-thu',
    '/quan-ly/mau/1/lich-thu/moi',
    '/quan-ly/hoat-dong/moi?mau=1',
    '/quan-ly/lich/dot',
  ],
  manager: [
    '/quan-ly',
    `/quan-ly/bao-cao?${YEARS}`,
    `/quan-ly/bao-cao/dong?so-lieu=workshop&${YEARS}`,
    `/quan-ly/bao-cao/dong?so-lieu=nguoi&${YEARS}`,
    `/quan-ly/bao-cao/dong?so-lieu=leaflet&${YEARS}`,
    '/quan-ly/ke-hoach',
    '/quan-ly/ke-hoach?nam=2023&don-vi=P19',
    '/quan-ly/ke-hoach?nam=abc',
    '/quan-ly/ke-hoach/hoat-dong?muc=len-lich',
  ],
  trainer: ['/quan-ly', '/quan-ly/hoat-dong'],
  'check-in staff': ['/quan-ly', '/quan-ly/hoat-dong'],
  'focal person': [
    '/quan-ly',
    '/quan-ly/nguoi',
    '/quan-ly/bao-cao',
    ...['', '?moi=1', '/dan', '/in'].map((part) => `/quan-ly/de-cu/1/N05569${part}`),
    '/quan-ly/nhu-cau/1/don-vi/N05569',
  ],
  administrator: ['/quan-ly', '/quan-ly/thu', '/quan-ly/can-bo', '/quan-ly/can-bo/moi', '/quan-ly/can-bo/1'],
};

/** Pages that say why there is nothing to be seen. */
const REFUSALS: Record<string, number> = {
  '/chung-nhan/23456789ABCDEFGHJKMN': 404,
  '/khong-co-trang-nay': 404,
  '/toi/khong-phai-duong-dan': 404,
  '/diem-danh': 404,
  '/diem-danh/vao/khong-phai-duong-dan': 404,
  '/toi/ghi-ten/khong-phai-duong-dan': 404,
  'focal person /quan-ly/bao-cao': 403,
  '/quan-ly/ke-hoach?nam=abc': 422,
  '/quan-ly/lich/tim-gio?half_days=0&trainers=khong': 422,
};

/** Opens a page, and no other in its place: somebody who is signed out would be shown where to sign in. */
async function open(page: Page, role: string, path: string, language: string): Promise<void> {
  const address = language + (language && path.startsWith('/?') ? path.slice(1) : path);
  const opened = await page.goto(address);
  expect(opened?.status(), address).toBe(REFUSALS[path] ?? REFUSALS[`${role} ${path}`] ?? 200);
  expect(new URL(page.url()).pathname, address).toBe(address.split('?')[0]);
}

/** The codes that stand for activities of the demo's present. */
async function codes(page: Page): Promise<[string, string]> {
  const code = async (address: string, name: RegExp) => {
    await page.goto(address);
    const href = await page.getByRole('link', { name }).first().getAttribute('href');
    return href!.split('/').at(-1)!;
  };
  const coming = await code('/', /Hội thảo chia sẻ kinh nghiệm/);
  const held = await code('/?khi=da-qua', /kỹ năng tư vấn, hỗ trợ tâm lý/);
  return [held, coming];
}

/** The number of a session that whoever is signed in may move. */
async function movable(page: Page): Promise<string> {
  await page.goto('/quan-ly/lich');
  const href = await page.locator('a.calendar-move').first().getAttribute('href');
  return /doi\/(\d+)/.exec(href!)![1];
}

/** Nothing is wider than the screen, whatever its width. */
async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide <= 0) return '';
    const guilty = [...document.querySelectorAll('body *')].find(
      (element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('[role=region]'),
    );
    return `${wide} px too wide: ${guilty?.outerHTML.slice(0, 200)}`;
  });
  expect(over, where).toBe('');
}

// The longest of the list is as long as all the others together.
test.describe.configure({ mode: 'parallel' });

for (const [role, paths] of Object.entries(PAGES)) {
  test(`every page of ${role}`, async ({ page, server, faults }) => {
    test.setTimeout(360_000);
    // A browser that joined no check-in asks for its list once, and is told.
    faults.allow(/^status 410: GET .*\/diem-danh\/goi$/);
    const [held, coming] = await codes(page);
    if (role !== 'nobody') await signIn(page, server, role as Role);
    const session = paths.some((path) => path.includes('SESSION')) ? await movable(page) : '';
    // A page is judged by axe once: every other one as cards on a phone, the rest as tables on a desk.
    for (const [n, path] of paths.map((path) => path.replace('CLASS', held).replace('COMING', coming).replace('SESSION', session)).entries()) {
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page, role, path, '');
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
      await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
      await expectNoOverflow(page, `${path} at 320`);
      if (n % 2 === 0) await checkAxe(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await open(page, role, path === '/' ? '' : path, '/en');
      await expect(page.getByRole('heading', { level: 1 }), `/en${path}`).toHaveCount(1);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expectNoOverflow(page, `/en${path} at 1280`);
      if (n % 2 === 1) await checkAxe(page);
    }
  });
}
