// node scripts/run-ts.mjs scripts/draw-contact-sheet.ts: all presets at their first, telling and last moment on
// one sheet, docs/images/contact-sheet.webp, from the strips that scripts/draw-gallery.ts has drawn. A preset
// without a strip is an error. Set CHROME to a browser's path if needed.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { openBrowser } from "../src/cli/browser/chromium.ts";

const COLUMNS = 3;
/** Pixels of one strip on the sheet, of the line of text under it, and of the space about both. */
const PLACE = { width: 600, height: 113, text: 22, gap: 12 };

const names = (await readdir("presets"))
  .filter((file) => file.endsWith(".json") && file !== "schema.json")
  .map((file) => file.slice(0, -".json".length))
  .sort();
const cells = await Promise.all(
  names.map(async (name) => ({
    title: JSON.parse(await readFile(`presets/${name}.json`, "utf8")).title as string,
    strip: (await readFile(`public/gallery/strips/${name}.webp`)).toString("base64"),
  })),
);
const browser = await openBrowser({ webgpu: false });
const page = await browser.newPage();
const sheet = await page.evaluate(
  async ({ cells, columns, place }) => {
    const { width, height, text, gap } = place;
    const rows = Math.ceil(cells.length / columns);
    const row = height + text + gap;
    const canvas = new OffscreenCanvas(columns * (width + gap) + gap, rows * row + gap);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.fillStyle = "#0b0e14";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.font = "13px sans-serif";
    context.textBaseline = "middle";
    context.imageSmoothingQuality = "high";
    for (const [index, { title, strip }] of cells.entries()) {
      const x = gap + (index % columns) * (width + gap);
      const y = gap + Math.floor(index / columns) * row;
      const bytes = Uint8Array.from(atob(strip), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/webp" }));
      context.drawImage(picture, x, y, width, height);
      context.fillStyle = "#dfe5ee";
      context.fillText(title, x, y + height + text / 2, width);
    }
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""));
  },
  { cells, columns: COLUMNS, place: PLACE },
);
await writeFile("docs/images/contact-sheet.webp", Buffer.from(sheet, "base64"));
await browser.close();
