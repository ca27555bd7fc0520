// node scripts/run-ts.mjs scripts/draw-gallery.ts [NAME...]: draws the gallery's pictures anew, each
// preset at the latest time that it makes a claim about, at most 20 days, or at a moment of its own.
// Set CHROME to a browser's path if needed.
import { readdir, readFile, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { parseDuration } from "../src/model/units.ts";
import { openBrowser } from "../tests/support/chromium.ts";
import { servePage } from "../tests/support/page-server.ts";

const SIZE = { width: 480, height: 270 };
const STEPS_AT_ONCE = 100;
/** min; by then a story can be seen, and the drawing of all takes minutes. */
const LATEST = 20 * 1440;
/** Where the latest time shows little; min. */
const MOMENTS: Readonly<Record<string, number>> = { "leukemia-niche": 7 * 1440 };

const server = await servePage();
const browser = await openBrowser({ webgpu: false });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
const wanted = process.argv.slice(2);
const all = (await readdir("presets")).filter(
  (file) => file.endsWith(".json") && file !== "schema.json",
);
const names = all.map((file) => file.replace(/\.json$/, ""));
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  await page.goto(`${server.url}?backend=cpu&preset=${name}`);
  await page.waitForFunction(() => window.milieu?.playing);
  await drawPreset(page, name);
}
await browser.close();
await server.close();

async function drawPreset(page: Page, name: string): Promise<void> {
  const { claims = [], domain } = JSON.parse(await readFile(`presets/${name}.json`, "utf8"));
  const times = claims.map(({ at }: { at: string }) => parseDuration(at, "claims"));
  await runTo(page, MOMENTS[name] ?? Math.min(LATEST, Math.max(0, ...times)));
  const [across, up] = domain.grid;
  const cover = Math.max(1, SIZE.width / SIZE.height / (across / up));
  await page.mouse.move(640, 380);
  await page.mouse.wheel(0, -Math.log(cover) / 0.0015);
  await page.waitForTimeout(500);
  await writeFile(`public/gallery/${name}.webp`, await capture(page));
  console.log(name);
}

async function runTo(page: Page, time: number): Promise<void> {
  while ((await page.evaluate(() => window.milieu.time)) < time) {
    await page.evaluate((count) => window.milieu.step(count), STEPS_AT_ONCE);
  }
}

async function capture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async ({ width, height }) => {
    const picture = await window.milieu.screenshot({
      width: 2 * width,
      height: 2 * height,
      captions: false,
    });
    const bitmap = await createImageBitmap(picture);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
  }, SIZE);
  return Buffer.from(base64, "base64");
}
