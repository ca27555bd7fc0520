import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import type { PresetOverrides } from "../../src/preset/resolve-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

const suite = pageSuite();

const whole = await readFile(new URL("../../presets/gray-scott.json", import.meta.url), "utf8");

/** Gray-Scott on so few voxels that a run takes a moment. */
function smallPreset(until: string, voxels = 48): string {
  const { claims: _, check: __, ...preset } = JSON.parse(whole);
  const domain = { ...preset.domain, size: ["96 um", "96 um"], grid: [voxels, voxels] };
  const view = { ...preset.view, window: "auto" };
  return JSON.stringify({ ...preset, domain, view, time: { ...preset.time, stop: until } });
}

async function open(preset: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await suite.open(QUICK_START, viewport);
  await loadPaused(page, preset);
  return page;
}

const menuButton = (page: Page, name: string): Locator =>
  page.locator(`[data-parameter="${name}"]`).getByRole("button", { name: /^More of/ });
const panel = (page: Page): Locator => page.getByRole("dialog", { name: /^Sweep/ });
const tiles = (page: Page): Locator =>
  page.getByRole("group", { name: /^Values of/ }).getByRole("button");

/** By keyboard alone, and waits until it is known how long a sweep takes. */
async function openPanel(page: Page, name: string): Promise<void> {
  await menuButton(page, name).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await panel(page)
    .getByText(/at a time: about/)
    .waitFor();
}

const start = (page: Page) => page.getByRole("button", { name: "Start", exact: true }).click();

/** What the download of the curves holds: times, and a column for each value. */
async function readCurves(page: Page): Promise<{ heads: string[]; rows: number[][] }> {
  const waiting = page.waitForEvent("download");
  await panel(page).getByRole("button", { name: "CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/-kill\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const [head = "", ...lines] = Buffer.concat(chunks).toString("utf8").trim().split("\n");
  return {
    heads: head.split(","),
    rows: lines.map((line) =>
      line.split(",").map((text) => (text === "" ? Number.NaN : Number(text))),
    ),
  };
}

/** Means of v that an engine of this process has at these times. */
async function meansOf(
  text: string,
  kill: number,
  times: readonly number[],
  changes: PresetOverrides = {},
): Promise<number[]> {
  const { scenario } = await readPreset(text, {
    library: moduleLibrary,
    overrides: { ...changes, parameters: { ...changes.parameters, kill } },
  });
  const engine = await openCpuEngine(scenario);
  const means: number[] = [];
  for (const time of times) {
    await engine.advance(Number.MAX_SAFE_INTEGER, time);
    const values = await engine.read("v");
    means.push(values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  engine.dispose();
  return means;
}

/** How a tile's picture differs from one color: the deviation of its red. */
function contrast(tile: Locator): Promise<number> {
  return tile.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
    const red = data.filter((_, index) => index % 4 === 0);
    const mean = red.reduce((sum, value) => sum + value, 0) / red.length;
    return Math.sqrt(red.reduce((sum, value) => sum + (value - mean) ** 2, 0) / red.length);
  });
}

describe("a sweep on the page", () => {
  test("gives seven curves as the engine computes them, and seven pictures", async () => {
    const preset = smallPreset("100 min");
    const page = await open(preset);
    await openPanel(page, "kill");
    await start(page);
    await panel(page).getByText("All 7 runs are done").waitFor();
    expect(await tiles(page).count()).toBe(7);
    const { heads, rows } = await readCurves(page);
    const values = [0.04, 0.04667, 0.05333, 0.06, 0.065, 0.07, 0.075];
    expect(heads.slice(1)).toEqual(values.map((value) => `v [1] at kill = ${value}`));
    const times = rows.map(([time]) => time!);
    expect([times.length, times[0], times.at(-1)]).toEqual([51, 0, 100]);
    for (const [index, value] of values.entries()) {
      const expected = await meansOf(preset, value, times);
      const worst = rows.map((row, at) => Math.abs(row[index + 1]! / expected[at]! - 1));
      expect(Math.max(...worst)).toBeLessThan(1e-6);
    }
    for (let run = 0; run < 7; run++) await tiles(page).nth(run).locator("canvas").waitFor();
    const contrasts = await Promise.all((await tiles(page).all()).map(contrast));
    // One range for all: in its own, the little that is left of v at the end would be as bright.
    expect(Math.min(...contrasts.slice(0, 5))).toBeGreaterThan(30);
    expect(contrasts[6]).toBeLessThan(20);
  });

  test("sweeps what the page runs: its treatments, seed and values of parameters", async () => {
    const preset = smallPreset("60 min");
    const page = await open(preset);
    const intervention = { label: "Half", start: "20 min", field: "v", multiply: 0.5 } as const;
    await page.evaluate((dose) => {
      window.milieu.send({ kind: "set-settings", seed: 3 });
      window.milieu.send({ kind: "set-parameters", values: { feed: 0.04 } });
      window.milieu.send({ kind: "add-treatment", intervention: dose });
    }, intervention);
    await openPanel(page, "kill");
    await start(page);
    await panel(page).getByText("All 7 runs are done").waitFor();
    const { heads, rows } = await readCurves(page);
    const times = rows.map(([time]) => time!);
    const own = { seed: 3, parameters: { feed: 0.04 }, interventions: [intervention] };
    for (const index of [1, 4]) {
      const value = Number(heads[index]!.split("= ")[1]);
      const expected = await meansOf(preset, value, times, own);
      const worst = rows.map((row, at) => Math.abs(row[index]! / expected[at]! - 1));
      expect(Math.max(...worst)).toBeLessThan(1e-6);
    }
  });

  test("loads the value of a picture that is clicked, and comes back", async () => {
    const page = await open(smallPreset("60 min"));
    await page.evaluate(() => window.milieu.step(10));
    await openPanel(page, "kill");
    await start(page);
    await panel(page).getByText("All 7 runs are done").waitFor();
    await tiles(page).nth(5).click();
    await panel(page).waitFor({ state: "hidden" });
    expect(await page.evaluate(() => [window.milieu.get("kill"), window.milieu.time])).toEqual([
      0.07, 0,
    ]);
    expect(await page.locator('[data-parameter="kill"] input[type="text"]').inputValue()).toBe(
      "0.07",
    );
    await page.getByRole("button", { name: "Back to the sweep" }).click();
    await panel(page).waitFor();
    expect(await tiles(page).nth(5).textContent()).toContain("on the page");
    expect(await tiles(page).nth(3).textContent()).not.toContain("on the page");
    await tiles(page).nth(3).click();
    expect(await page.evaluate(() => window.milieu.get("kill"))).toBe(0.06);
  });

  test("can be cancelled at any time: what is done stays, and the panel is free again", async () => {
    const page = await open(smallPreset("20000 min", 96));
    await openPanel(page, "kill");
    // Minutes of work.
    const until = panel(page).getByLabel("Until");
    await until.fill("200000 min");
    await start(page);
    await expect.poll(() => tiles(page).nth(3).textContent()).toMatch(/[1-9]\d* %/);
    const sweeping = () =>
      page.workers().filter((one) => one.url().includes("sweep-worker")).length;
    expect(sweeping()).toBeGreaterThan(0);
    await panel(page).getByRole("button", { name: "Cancel" }).click();
    await panel(page)
      .getByText(/^Stopped; \d of 7 runs are done/)
      .waitFor();
    // A browser gives a busy worker some time to end by itself.
    while (sweeping() > 0) await page.waitForTimeout(50);
    const { rows } = await readCurves(page);
    const known = rows.filter((row) => Number.isFinite(row[4]));
    expect(known.length).toBeGreaterThan(0);
    expect(known.length).toBeLessThan(rows.length);
    expect(await tiles(page).nth(1).textContent()).toContain("stopped");
    await until.fill("20 min");
    await start(page);
    await panel(page).getByText("All 7 runs are done").waitFor();
  });

  test("pauses the live run while its panel is open, and lets it go on", async () => {
    const page = await open(smallPreset("8000 min", 32));
    await page.evaluate(() => window.milieu.play());
    await openPanel(page, "feed");
    const time = () => page.evaluate(() => window.milieu.time);
    const before = await time();
    await page.waitForTimeout(400);
    expect(await time()).toBe(before);
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    await expect.poll(time).toBeGreaterThan(before);
    expect(
      await menuButton(page, "feed").evaluate((button) => button === document.activeElement),
    ).toBe(true);
  });

  test("tells what is wrong with what was asked, at its place", async () => {
    const page = await open(smallPreset("60 min"));
    await openPanel(page, "kill");
    const { from, to, until } = {
      from: panel(page).getByLabel("From"),
      to: panel(page).getByLabel("To", { exact: true }),
      until: panel(page).getByLabel("Until"),
    };
    const alert = panel(page).getByRole("alert");
    await from.fill("0.01");
    expect(await alert.textContent()).toBe("From must lie between 0.04 and 0.075.");
    expect(await from.getAttribute("aria-invalid")).toBe("true");
    await start(page);
    expect(await tiles(page).count()).toBe(0);
    await from.fill("0,05");
    expect(await alert.count()).toBe(0);
    expect(await panel(page).getByText("0.05, 0.05333, 0.05667, 0.06").count()).toBe(1);
    await to.fill("a lot");
    expect(await alert.textContent()).toContain("To must be a number");
    await to.fill("0.07");
    await until.fill("30");
    expect(await alert.textContent()).toMatch(/Until .*lacks a unit/);
  });

  test("tells which run failed, and does the others", async () => {
    const preset = JSON.parse(smallPreset("60 min"));
    // Growth without a bound where it outweighs what is removed.
    preset.model.processes[1].rate = "if(kill > 0.0725, v^2*1e6, -kill*v)";
    const page = await open(JSON.stringify(preset));
    await openPanel(page, "kill");
    await start(page);
    await panel(page).getByText("6 of 7 runs are done").waitFor();
    expect(await panel(page).getByRole("alert").textContent()).toMatch(
      /^With 0.075 1\/min: .*beyond all bounds/,
    );
    expect(await tiles(page).nth(6).textContent()).toContain("failed");
  });

  test.each([390, 768, 1280])("fits a window of %i px", async (width) => {
    const page = await open(smallPreset("20 min", 32), { width, height: 800 });
    // In a wide window the panel is open from the start.
    if (width < 1280) await page.getByRole("button", { name: "Parameters", exact: true }).click();
    await menuButton(page, "kill").waitFor();
    await openPanel(page, "kill");
    await start(page);
    await panel(page).getByText("All 7 runs are done").waitFor();
    const { outside, sideways } = await panel(page).evaluate((dialog) => ({
      outside: [...dialog.querySelectorAll("button, input, select, canvas, p, h2, h3")]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const { left, right } = each.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1;
        })
        .map((each) => each.outerHTML),
      sideways: dialog.scrollWidth - dialog.clientWidth,
    }));
    expect(outside).toEqual([]);
    expect(sideways).toBeLessThanOrEqual(0);
  });
});
