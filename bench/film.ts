import type { Page } from "playwright-core";
import { openBrowser } from "../src/cli/browser/chromium.ts";
import { servePage } from "../src/cli/browser/page-server.ts";
import type { FilmPlan } from "../src/record/write/film-plan.ts";
import { openFilms, serveFilms } from "../tests/record/film-page.ts";
import { openPage } from "../tests/support/open-page.ts";
import { figure, type Section } from "./table.ts";

const preset = "hypoxic-core";
const sizes = [
  { name: "720p", width: 1280, height: 720 },
  { name: "1080p", width: 1920, height: 1080 },
  { name: "4K", width: 3840, height: 2160 },
] as const;
const formats = [
  { name: "H.264", extension: "mp4", codec: "avc" },
  { name: "VP9", extension: "webm", codec: "vp9" },
  { name: "AV1", extension: "webm", codec: "av1" },
  { name: "GIF", extension: "gif", codec: "gif" },
  { name: "PNG", extension: "zip", codec: "png" },
] as const;
/** Frames of a film; what beginning and ending it costs is shared among them. */
const frames = 10;

/** What a frame of a film costs: to draw the tissue with its captions, and to encode and write it. */
export async function filmFrames(): Promise<Section> {
  const drawing = await drawingCosts();
  const server = await serveFilms();
  const browser = await openBrowser({ webgpu: false });
  try {
    const page = await openFilms(browser, server.url);
    const rows: string[][] = [];
    for (const [index, { name, width, height }] of sizes.entries()) {
      const costs: string[] = [];
      for (const { extension, codec } of formats) {
        const plan = { width, height, fps: 30, frames, title: "", fileName: "film" };
        costs.push(figure(await encodingCost(page, { ...plan, extension, codec })));
      }
      rows.push([name, figure(drawing[index] ?? Number.NaN), ...costs]);
    }
    return {
      title: "A frame of a film, ms",
      note: `${preset} in the tissue look, with all captions, drawn on the page where the CPU draws; then frames with a gradient, a disc and letters, packed and written to the browser's disk in a worker, of films of ${frames} frames. Drawing and packing go side by side.`,
      head: ["", "draw", ...formats.map(({ name }) => name)],
      rows,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function encodingCost(page: Page, plan: FilmPlan): Promise<number> {
  const time = (): Promise<number> =>
    page.evaluate(async (wanted) => {
      const began = performance.now();
      await window.films.make(wanted);
      return performance.now() - began;
    }, plan);
  return Math.min(await time(), await time()) / plan.frames;
}

/** Of a picture with its captions, as PNG: packing it is a part. */
async function drawingCosts(): Promise<number[]> {
  const server = await servePage();
  const browser = await openBrowser({ webgpu: false });
  try {
    const { page } = await openPage(browser, `${server.url}?safe=1&backend=cpu`);
    await page.evaluate((name) => window.milieu.load(name), preset);
    const costs: number[] = [];
    for (const { width, height } of sizes) {
      const cost = await page.evaluate(
        async (size) => {
          await window.milieu.screenshot(size);
          const began = performance.now();
          const rounds = 3;
          for (let round = 0; round < rounds; round++) await window.milieu.screenshot(size);
          return (performance.now() - began) / rounds;
        },
        { width, height },
      );
      costs.push(cost);
    }
    return costs;
  } finally {
    await browser.close();
    await server.close();
  }
}
