import { chromium } from 'playwright-core';
import fs from 'fs';
// node shot.local.mjs ROLE NAME PATH [full]
const [role, ...rest] = process.argv.slice(2);
const base = process.env.BASE || 'http://127.0.0.1:3100';
const state = `/tmp/shots/state-${role}.json`;
const args = ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
const widths = (process.env.W || '360,1280').split(',').map(Number);
if (role !== 'public' && !fs.existsSync(state)) {
  const log = fs.readFileSync(process.env.LOG || '/tmp/demo.log', 'utf8').split('\n');
  const words = { admin: 'administrator', organizer: 'organizer', manager: 'manager', focal: 'focal', trainer: 'trainer', checkin: 'check-in' }[role];
  const i = log.findIndex(l => l.includes('· ' + words));
  const link = log[i+1].trim();
  const c = await browser.newContext(); const p = await c.newPage();
  await p.goto(link); await p.click('main button'); await p.waitForURL(/quan-ly/);
  await c.storageState({ path: state }); await c.close();
}
for (let k = 0; k < rest.length; k += 2) {
  const [name, path] = [rest[k], rest[k+1]];
  for (const w of widths) {
    const c = await browser.newContext({ viewport: { width: w, height: w < 500 ? 740 : 800 }, storageState: role === 'public' ? undefined : state });
    const p = await c.newPage();
    p.on('console', m => { if (m.type() === 'error') console.log(name, w, 'console:', m.text()); });
    const r = await p.goto(base + path);
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    console.log(name, w, r.status(), over > 0 ? `OVERFLOW ${over}` : '');
    await p.screenshot({ path: `/tmp/shots/${name}-${w}.png`, fullPage: process.env.FULL !== '0' });
    await c.close();
  }
}
await browser.close();
