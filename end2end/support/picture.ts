// Pictures for the guide: what a chapter speaks about and nothing else, small enough to stand in the repository.
import { mkdir, writeFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

const FOLDER = new URL('../../docs/guide/', import.meta.url);
/** Of one picture; all of them together stay below a megabyte and a half. */
const MOST_BYTES = 80_000;
const MARGIN = 8;

/** Puts a frame around what is to be pressed. */
export async function mark(target: Locator): Promise<void> {
  // The page's policy allows no style in its markup; what a script sets it allows.
  await target.evaluate((element: HTMLElement) => {
    element.style.outline = '3px solid #c2410c';
    element.style.outlineOffset = '1px';
  });
}

/** Leaves the first rows of a table alone: a long one says no more than its beginning. */
export async function keepRows(table: Locator, most: number): Promise<void> {
  await table.locator('tbody tr').evaluateAll((rows, most) => rows.slice(most).forEach((row) => row.remove()), most);
}

/** Takes what lies between the first and the last of these, with a little around it, into `docs/guide/NAME.webp`. */
export async function picture(page: Page, name: string, ...parts: Locator[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // On a screen as high as the page nothing sticks to its end over what is to be seen.
  const size = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(height, size.height) });
  await save(page, name, await around(page, parts));
  await page.setViewportSize(size);
}

/** Takes what is on the screen once it has been scrolled to this. */
export async function screen(page: Page, name: string, from?: Locator): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await from?.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await save(page, name, { x: 0, y: 0, ...page.viewportSize()! });
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest box around all of them. */
async function around(page: Page, parts: Locator[]): Promise<Box> {
  const boxes: Box[] = [];
  for (const part of parts) {
    const box = await part.boundingBox();
    if (!box) throw new Error(`not to be seen: ${part}`);
    boxes.push(box);
  }
  const { width } = page.viewportSize()!;
  const left = Math.max(0, Math.min(...boxes.map((box) => box.x)) - MARGIN);
  const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.y)) - MARGIN);
  // What follows is nearer than what stands beside.
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN / 2;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

async function save(page: Page, name: string, clip: Box): Promise<void> {
  const png = await page.screenshot({ clip, animations: 'disabled', scale: 'css' });
  const webp = await asWebp(page, png);
  expect(webp.length, `${name}.webp: too large, take less of the page`).toBeLessThanOrEqual(MOST_BYTES);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL(`${name}.webp`, FOLDER), webp);
}

/** The same picture, smaller by half and still sharp: the browser has the encoder. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  const url = await blank.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.7);
  }, png.toString('base64'));
  await blank.close();
  return Buffer.from(url.split(',')[1], 'base64');
}
