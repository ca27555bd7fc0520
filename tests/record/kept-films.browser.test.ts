import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { spawnBrowser } from "../support/spawn-browser.ts";
import { openFilms, SMALL_PLAN, serveFilms } from "./film-page.ts";

let server: Awaited<ReturnType<typeof serveFilms>>;
let profile: string;

beforeAll(async () => {
  server = await serveFilms();
  profile = await mkdtemp(join(tmpdir(), "milieu-films-"));
});

afterAll(async () => {
  await server?.close();
  await rm(profile, { recursive: true, force: true });
});

it("films of a browser that is killed are found, and play up to where they were", async () => {
  const plans = [
    { ...SMALL_PLAN, frames: 600, extension: "mp4", codec: "avc" },
    { ...SMALL_PLAN, frames: 600, extension: "webm", codec: "vp9" },
    { ...SMALL_PLAN, frames: 600, extension: "gif", codec: "gif" },
    { ...SMALL_PLAN, frames: 600, extension: "zip", codec: "png" },
  ] as const;
  const first = await spawnBrowser(profile);
  const making = await openFilms(first.browser, server.url);
  for (const plan of plans) {
    expect(await making.evaluate((wanted) => window.films.begin(wanted, 40), plan)).toBe("disk");
  }
  // Another tab is not offered what is being made in this one.
  const other = await openFilms(first.browser, server.url);
  expect(await other.evaluate(() => window.films.found())).toEqual([]);
  await first.kill();

  const second = await spawnBrowser(profile);
  try {
    const page = await openFilms(second.browser, server.url);
    const found = await page.evaluate(() => window.films.found());
    expect(found.map(({ plan }) => plan.extension)).toEqual(["zip", "gif", "webm", "mp4"]);
    for (const [index, { plan, isWhole }] of found.entries()) {
      expect(isWhole).toBe(false);
      const film = await page.evaluate((at) => window.films.recover(at), index);
      expect(film?.problem).toBe(null);
      // What the encoder and the last piece held is gone: less than two seconds.
      expect(film?.frames).toBeGreaterThanOrEqual(plan.extension === "mp4" ? 24 : 30);
      if (plan.extension === "zip" || plan.extension === "gif") continue;
      const read = await page.evaluate(() => window.films.read());
      expect(read.packets.length).toBe(film?.frames);
      expect(read.frames.map(({ number }) => number)).toEqual(read.packets.map((_, at) => at));
      for (const { likeness } of read.frames) expect(likeness).toBeGreaterThanOrEqual(0.97);
    }
    expect(await page.evaluate(() => window.films.forget())).toBe(0);
  } finally {
    await second.kill();
  }
});
