// A film for the fake camera of Chromium (`--use-file-for-fake-video-capture`): one still picture, as uncompressed YUV4MPEG2.
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

const [WIDTH, HEIGHT] = [640, 480];

/** Writes a film of a drawing held before the camera: as large as hands hold it, a little turned, on grey. */
export async function film(page: Page, svg: string, file: string): Promise<void> {
  const greys: number[] = await page.evaluate(
    async ([svg, width, height]) => {
      const image = new Image();
      image.src = `data:image/svg+xml;base64,${btoa(unescape(encodeURIComponent(svg as string)))}`;
      await image.decode();
      const canvas = new OffscreenCanvas(width as number, height as number);
      const paint = canvas.getContext('2d')!;
      paint.fillStyle = '#999';
      paint.fillRect(0, 0, canvas.width, canvas.height);
      paint.translate(canvas.width / 2, canvas.height / 2);
      paint.rotate(0.06);
      paint.fillStyle = '#fff';
      paint.fillRect(-170, -170, 340, 340);
      paint.drawImage(image, -150, -150, 300, 300);
      const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from({ length: canvas.width * canvas.height }, (_, at) => data[at * 4]);
    },
    [svg, WIDTH, HEIGHT] as const,
  );
  const luma = Buffer.from(greys);
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]));
}
