// node scripts/run-ts.mjs scripts/draw-gallery.ts [NAME...]: draws the gallery's pictures anew, each
// preset at its telling moment, at most 40 days, and beside it a strip of its first, telling and last moment,
// of which the gallery moves and docs/images/contact-sheet.webp is made (scripts/draw-contact-sheet.ts).
// Tissue is computed on a coarser grid and in longer steps, so that the drawing of all takes minutes. Set
// CHROME to a browser's path if needed.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { openBrowser } from "../src/cli/browser/chromium.ts";
import { servePage } from "../src/cli/browser/page-server.ts";
import { parseDuration, parseLength } from "../src/model/units.ts";

const SIZE = { width: 480, height: 270 };
/** Of a picture in a strip of three. */
const SMALL = { width: 240, height: 135 };
const STRIPS = "public/gallery/strips";
/** The view leaves a margin about the domain, and pictures are a little closer than that. */
const CLOSER = 1.15;
/** Voxels along the longer side of a piece of tissue. */
const VOXELS = 112;
/** min */
const STEP = 60;
/** min */
const LATEST = 40 * 1440;

const server = await servePage();
const browser = await openBrowser({ webgpu: false });
// What the page itself shows is small: only the stills are looked at.
const page = await browser.newPage({
  viewport: { width: 480, height: 360 },
  deviceScaleFactor: 0.5,
  locale: "en-US",
});
await page.goto(`${server.url}?backend=cpu`);
await page.waitForFunction(() => window.milieu);
await page.evaluate(() => window.milieu.ready);
const wanted = process.argv.slice(2);
const all = (await readdir("presets")).filter(
  (file) => file.endsWith(".json") && file !== "schema.json",
);
await mkdir(STRIPS, { recursive: true });
const names = all.map((file) => file.replace(/\.json$/, ""));
for (const name of wanted.length === 0 ? names : wanted) {
  await drawPreset(page, name);
  console.log(name);
}
await browser.close();
await server.close();

async function drawPreset(page: Page, name: string): Promise<void> {
  const preset = JSON.parse(await readFile(`presets/${name}.json`, "utf8"));
  const { domain, modules = [], time } = preset;
  if (modules.length > 0 && domain.grid.length === 2) {
    const longer = Math.max(...domain.grid);
    domain.grid = domain.grid.map((side: number) => Math.round((side * VOXELS) / longer));
    if (parseDuration(time.step, "time.step") < STEP) time.step = `${STEP} min`;
  }
  preset.laboratory = { fullGrid: true, camera: cameraOf(domain) };
  await page.evaluate((text) => window.milieu.load(text), JSON.stringify(preset));
  await page.evaluate(() => window.milieu.pause());
  const telling = momentOf(preset);
  const stills = [await still(page)];
  await page.evaluate((end) => window.milieu.runTo(end), telling);
  stills.push(await still(page));
  await writeFile(`public/gallery/${name}.webp`, await webp(page, stills.slice(1), SIZE));
  await page.evaluate((end) => window.milieu.runTo(end), Math.max(telling, lastOf(preset)));
  stills.push(await still(page));
  await writeFile(`${STRIPS}/${name}.webp`, await webp(page, stills, SMALL));
}

/** min */
function momentOf({ moment, claims = [] }: PresetText): number {
  const telling = moment ?? claims.find(({ headline }) => headline) ?? claims[0];
  return Math.min(LATEST, telling === undefined ? 0 : parseDuration(telling.at, "moment"));
}

/** min */
function lastOf({ time: { stop } }: PresetText): number {
  return stop === undefined ? 0 : Math.min(LATEST, parseDuration(stop, "time.stop"));
}

/** So near that the domain fills the picture. */
function cameraOf({ size }: { readonly size: readonly string[] }) {
  const [across = 1, up = 1] = size.map((side) => parseLength(side, "domain.size"));
  const cover = Math.max(1, SIZE.width / SIZE.height / (across / up));
  return { center: [across / 2, up / 2], zoom: CLOSER * cover };
}

/** What the page shows, as a PNG's bytes. */
async function still(page: Page): Promise<string> {
  return page.evaluate(
    async ({ width, height }) => {
      const picture = await window.milieu.screenshot({ width, height, captions: false });
      const bytes = new Uint8Array(await picture.arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
    },
    { width: 2 * SIZE.width, height: 2 * SIZE.height },
  );
}

/** Stills side by side, each of a size in pixels. */
async function webp(
  page: Page,
  stills: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ stills, width, height }) => {
      const canvas = new OffscreenCanvas(width * stills.length, height);
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.imageSmoothingQuality = "high";
      for (const [index, each] of stills.entries()) {
        const bytes = Uint8Array.from(atob(each), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        context.drawImage(bitmap, index * width, 0, width, height);
      }
      const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
    },
    { stills, width, height },
  );
  return Buffer.from(base64, "base64");
}

interface PresetText {
  readonly time: { readonly stop?: string };
  readonly moment?: { readonly at: string };
  readonly claims?: readonly { readonly at: string; readonly headline?: boolean }[];
}
