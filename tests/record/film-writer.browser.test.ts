import { decode } from "fast-png";
import { unzipSync } from "fflate";
import { GifReader } from "omggif";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import type { FilmPlan } from "../../src/record/write/film-plan.ts";
import { ssim } from "../support/ssim.ts";
import { openFilms, SMALL_PLAN, serveFilms } from "./film-page.ts";

let server: Awaited<ReturnType<typeof serveFilms>>;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  server = await serveFilms();
  browser = await openBrowser({ webgpu: false });
  page = await openFilms(browser, server.url);
  page.on("pageerror", ({ message }) => errors.push(message));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  expect(errors).toEqual([]);
});

const make = (plan: FilmPlan) => page.evaluate((wanted) => window.films.make(wanted), plan);
const bytes = async () => Buffer.from(await page.evaluate(() => window.films.bytes()), "base64");
const numbers = Array.from({ length: SMALL_PLAN.frames }, (_, frame) => frame);

it.each([
  { extension: "mp4", codec: "avc", tick: 1e-9 },
  { extension: "mp4", codec: "av1", tick: 1e-9 },
  // The clock of WebM goes in ms.
  { extension: "webm", codec: "vp9", tick: 5.001e-4 },
  { extension: "webm", codec: "av1", tick: 5.001e-4 },
  { extension: "webm", codec: "vp8", tick: 5.001e-4 },
] as const)(
  "$extension of $codec has every frame at its time, as it was painted",
  async ({ tick, ...format }) => {
    const made = await make({ ...SMALL_PLAN, ...format });
    expect(made).toMatchObject({
      keeps: "disk",
      frames: 15,
      problem: null,
      type: `video/${format.extension}`,
    });
    const film = await page.evaluate(() => window.films.read());
    expect(film).toMatchObject({ codec: format.codec, width: 320, height: 180 });
    expect(Math.abs(film.duration - 15 / 12)).toBeLessThanOrEqual(tick);
    expect(film.packets.length).toBe(15);
    for (const [frame, { time, duration }] of film.packets.entries()) {
      expect(Math.abs(time - frame / 12)).toBeLessThanOrEqual(tick);
      expect(Math.abs(duration - 1 / 12)).toBeLessThanOrEqual(2 * tick);
    }
    expect(film.frames.map(({ number }) => number)).toEqual(numbers);
    for (const { likeness, brightness } of film.frames) {
      expect(likeness).toBeGreaterThanOrEqual(0.97);
      expect(brightness).toBeGreaterThan(30);
    }
    if (format.extension === "mp4")
      expect(topBoxes(await bytes())).toEqual(["ftyp", "moov", "free", "mdat"]);
  },
);

it("webm of vp9 keeps clear what is not painted", async () => {
  const plan = { ...SMALL_PLAN, extension: "webm", codec: "vp9", transparent: true } as const;
  await make(plan);
  const film = await page.evaluate(() => window.films.read(true));
  // VP9 keeps transparency as a picture of its own, which is a little off as any.
  for (const { corner } of film.frames) expect(corner).toBeLessThan(8);
  expect(film.frames.map(({ number }) => number)).toEqual(numbers);
});

it.each([
  { dither: "ordered", palette: "frame", least: 0.93 },
  { dither: "diffused", palette: "frame", least: 0.93 },
  { dither: "none", palette: "film", least: 0.85 },
] as const)(
  "gif with $dither dither, a palette per $palette, read by another decoder",
  async ({ least, ...look }) => {
    const plan = { ...SMALL_PLAN, ...look, extension: "gif", codec: "gif" } as const;
    expect(await make(plan)).toMatchObject({ frames: 15, problem: null, type: "image/gif" });
    const gif = new GifReader(await bytes());
    expect([gif.width, gif.height, gif.numFrames(), gif.loopCount()]).toEqual([320, 180, 15, 0]);
    let time = 0;
    const rgba = new Uint8Array(320 * 180 * 4);
    for (const frame of numbers) {
      expect(Math.abs(time - (100 * frame) / 12)).toBeLessThanOrEqual(0.5);
      time += gif.frameInfo(frame).delay;
      gif.decodeAndBlitFrameRGBA(frame, rgba);
      const wanted = await painted(frame);
      expect(ssim({ data: rgba, width: 320, height: 180 }, wanted)).toBeGreaterThan(least);
    }
    expect(time).toBe(125);
  },
);

it("png pictures in a zip are the frames, with a table of their times", async () => {
  const plan = { ...SMALL_PLAN, extension: "zip", codec: "png" } as const;
  expect(await make(plan)).toMatchObject({ frames: 15, problem: null, type: "application/zip" });
  const files = unzipSync(await bytes());
  const names = numbers.map((frame) => `a-film-${String(frame + 1).padStart(5, "0")}.png`);
  expect(Object.keys(files)).toEqual([...names, "times.csv"]);
  const rows = new TextDecoder().decode(files["times.csv"]).trim().split("\n");
  expect(rows[0]).toBe("file,film_s,duration_s,simulated_min");
  expect(rows.slice(1).map((row) => row.split(",").slice(1).map(Number))).toEqual(
    numbers.map((frame) => [frame / 12, 1 / 12, 60 * frame]),
  );
  for (const [frame, name] of names.entries()) {
    const { data, width, height, channels } = decode(files[name] as Uint8Array);
    expect([width, height]).toEqual([320, 180]);
    const wanted = await painted(frame);
    for (let pixel = 0; pixel < width * height; pixel += 7) {
      for (let part = 0; part < 3; part++) {
        if (data[channels * pixel + part] !== wanted.data[4 * pixel + part]) {
          expect(`${data[channels * pixel + part]}`).toBe(`${wanted.data[4 * pixel + part]}`);
        }
      }
    }
  }
});

it("is the same, byte by byte, when it is made again", async () => {
  for (const format of [
    { extension: "webm", codec: "vp9" },
    { extension: "gif", codec: "gif" },
  ] as const) {
    const plan = { ...SMALL_PLAN, frames: 5, ...format };
    await make(plan);
    const first = await framesOf();
    await make(plan);
    expect(await framesOf()).toEqual(first);
  }
});

it("tells before what the browser can make", async () => {
  const formats = await page.evaluate(() => window.films.formats(320, 180, 60));
  const labels = formats.filter(({ problem }) => problem === null).map(({ label }) => label);
  expect(labels).toContain("MP4 · H.264");
  expect(labels).toContain("PNG pictures");
  const gif = formats.find(({ extension }) => extension === "gif");
  expect(gif?.problem).toBe("A GIF shows at most 50 frames a second, not 60.");
});

/** A frame as it was painted. */
function painted(frame: number) {
  return page
    .evaluate((number) => window.films.painted(number), frame)
    .then((text) => ({
      data: Buffer.from(text, "base64"),
      width: 320,
      height: 180,
    }));
}

/** Without what tells when it was made. */
async function framesOf(): Promise<unknown> {
  const film = await bytes();
  return film.subarray(0, 3).toString() === "GIF"
    ? film.toString("base64")
    : page.evaluate(async () => (await window.films.read()).packets);
}

/** The names of a file's outermost boxes. */
function topBoxes(file: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 8 <= file.length; at += file.readUInt32BE(at)) {
    names.push(file.toString("latin1", at + 4, at + 8));
    if (file.readUInt32BE(at) < 8) break;
  }
  return names;
}
