// Draws manifests/teams/*.png from the SVG files beside them. Run after changing one: node draw-icons.mjs
import fs from 'node:fs';
import { chromium } from 'playwright-core';
const folder = new URL('../../manifests/teams/', import.meta.url);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, size] of [['color', 192], ['outline', 32]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${fs.readFileSync(new URL(`${name}.svg`, folder), 'utf8')}`);
  fs.writeFileSync(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
