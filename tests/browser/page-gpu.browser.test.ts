import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import { firstDownload, sumOf } from "../support/first-download.ts";
import { changedShare, openPage, readPixels, readStill } from "../support/open-page.ts";

const VIEWPORT = { width: 480, height: 480 };
const MIDDLE = { x: 160, y: 120, width: 160, height: 160 };

let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  server = await servePage();
  browser = await openBrowser({ webgpu: true });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A small tissue with a substrate that a population eats: quick even where software plays the GPU. */
const small = {
  format: "milieu/1",
  title: "Small",
  model: {
    fields: {
      food: { kind: "substrate", unit: "1", diffusion: 100, initial: 1 },
      eater: { kind: "population", unit: "1" },
    },
    parameters: { appetite: { value: 0.5, unit: "1/min", min: 0, max: 5 } },
    processes: [{ type: "loss", field: "food", rate: "appetite * eater" }],
  },
  domain: { size: ["320 um", "320 um"], grid: [32, 32] },
  time: { step: "1 min" },
  initial: [{ field: "eater", shape: "disc", radius: "80 um" }],
  view: { mode: "field", field: "food", map: "viridis", window: [0, 1] },
};

test("computes and draws on the GPU, and reads back what it shows", async () => {
  const { page, problems, close } = await openPage(
    browser,
    `${server.url}?backend=gpu&preset=fisher-kpp`,
    VIEWPORT,
  );
  await page.evaluate(async (preset) => {
    window.milieu.pause();
    await window.milieu.load(preset);
  }, small);
  expect(await page.locator(".status-line").getAttribute("data-backend")).toBe("gpu");
  const before = await readStill(page, MIDDLE);
  await page.evaluate(() => window.milieu.step(5));
  await expect
    .poll(async () => changedShare(before, await readPixels(page, MIDDLE)))
    .toBeGreaterThan(0.1);
  const { time, food, mean } = await page.evaluate(async () => {
    const values = await window.milieu.read("food");
    const sum = values.reduce((total, value) => total + value, 0);
    const { food = Number.NaN } = await window.milieu.observables();
    return { time: window.milieu.time, food, mean: sum / values.length };
  });
  expect(time).toBeGreaterThan(1);
  expect(food).toBeLessThan(0.9);
  // The measured mean counts the carry, too: what the last solve left over, below its tolerance.
  expect(food).toBeCloseTo(mean, 4);
  await page.evaluate(() => window.milieu.reset());
  expect(await page.evaluate(async () => (await window.milieu.observables())["food"])).toBe(1);
  await close();
  expect(problems).toEqual([]);
});

test("needs at most 500 kB for the first picture", async () => {
  const { page, problems, close } = await openPage(browser, `${server.url}?backend=gpu`, VIEWPORT);
  const parts = await firstDownload(page, server.url);
  expect(parts.some(({ name }) => name.includes("gpu-engine"))).toBe(true);
  expect(sumOf(parts), parts.map(({ name, bytes }) => `${bytes} ${name}`).join("\n")).toBeLessThan(
    500_000,
  );
  await close();
  expect(problems).toEqual([]);
});

test("draws the pictures of a sweep, which the CPU computes, and its own again after them", async () => {
  const { page, problems, close } = await openPage(
    browser,
    `${server.url}?backend=gpu&preset=fisher-kpp`,
    VIEWPORT,
  );
  await page.evaluate(async (preset) => {
    window.milieu.pause();
    await window.milieu.load(preset);
    await window.milieu.step(5);
  }, small);
  const before = await readStill(page, MIDDLE);
  await page.getByRole("button", { name: "Parameters", exact: true }).click();
  await page.getByRole("button", { name: /^More of appetite/i }).click();
  await page.getByRole("menuitem", { name: "Sweep this…" }).click();
  await page.getByLabel("Until").fill("20 min");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByText("All 7 runs are done").waitFor();
  const canvases = page.locator(".sweep-tile canvas");
  for (let run = 0; run < 7; run++) await canvases.nth(run).waitFor();
  const greens = await canvases.evaluateAll((all) =>
    all.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const picture = (canvas as HTMLCanvasElement).getContext("2d");
      const bytes = [...(picture?.getImageData(0, 0, width, height).data ?? [])];
      return bytes.filter((_, index) => index % 4 === 1).reduce((sum, value) => sum + value, 0);
    }),
  );
  // Viridis is the greener the more food is left.
  for (const [index, green] of greens.entries()) {
    if (index > 0) expect(green).toBeLessThan(greens[index - 1] ?? 0);
  }
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Parameters", exact: true }).click();
  await expect
    .poll(async () => changedShare(before, await readPixels(page, MIDDLE)))
    .toBeLessThan(0.01);
  await page.evaluate(() => window.milieu.step(5));
  await expect
    .poll(async () => changedShare(before, await readPixels(page, MIDDLE)))
    .toBeGreaterThan(0.01);
  await close();
  expect(problems).toEqual([]);
});

test("goes on from a copy when the GPU is lost, and after a reload when it is lost again", async () => {
  const { page, close } = await openPage(
    browser,
    `${server.url}?backend=gpu&preset=fisher-kpp`,
    VIEWPORT,
  );
  await page.evaluate(async (preset) => {
    window.milieu.pause();
    await window.milieu.load(preset);
    window.milieu.set("appetite", 2);
    await window.milieu.step(20);
  }, small);
  const reached = await page.evaluate(() => window.milieu.time);
  // A copy is taken every 5 s.
  await page.waitForTimeout(6000);
  const crasher = await browser.newBrowserCDPSession();
  await crasher.send("Browser.crashGpuProcess");
  await page.waitForFunction(
    () => /lost/.test(document.querySelector(".notices")?.textContent ?? ""),
    null,
    {
      timeout: 240_000,
    },
  );
  expect(await page.title()).toContain("Small");
  expect(await page.evaluate(() => window.milieu.get("appetite"))).toBe(2);
  expect(await page.evaluate(() => window.milieu.time)).toBe(reached);
  const before = await page.evaluate(async () => (await window.milieu.observables())["food"] ?? 0);
  await page.evaluate(() => window.milieu.step(20));
  const after = await page.evaluate(async () => (await window.milieu.observables())["food"] ?? 1);
  expect(after).toBeLessThan(before);

  await page.waitForTimeout(6000);
  const later = await page.evaluate(() => window.milieu.time);
  await crasher.send("Browser.crashGpuProcess");
  // Now the browser gives neither WebGPU nor WebGL until its user reloads the page.
  await page.getByText("Press your browser's reload button").waitFor({ timeout: 240_000 });
  const again = await pressReload(page, 3);
  // A reload brings a paused run back by itself; another tab asks whether to open a model that came with its
  // address, and offers to go on.
  const open = again.getByRole("button", { name: "Open", exact: true });
  const goOn = again.getByRole("button", { name: "Go on", exact: true });
  await expect
    .poll(
      async () => {
        if (await open.isVisible()) await open.click();
        if (await goOn.isVisible()) await goOn.click();
        return again.evaluate(() => window.milieu?.time);
      },
      { timeout: 240_000 },
    )
    .toBe(later);
  expect(await again.title()).toContain("Small");
  expect(await again.evaluate(() => window.milieu.get("appetite"))).toBe(2);
  await close();
});

/**
 * As a person does who presses again where a busy browser, whose GPU process has just died, drops it, and who
 * takes another tab where that one has died, too.
 */
async function pressReload(page: Page, attempts: number): Promise<Page> {
  try {
    await page.reload();
    return page;
  } catch (error) {
    if (String(error).includes("Page crashed")) {
      const address = page.url();
      const other = await page.context().newPage();
      await page.close();
      await other.goto(address);
      return other;
    }
    if (attempts === 1 || !String(error).includes("ERR_ABORTED")) throw error;
    return pressReload(page, attempts - 1);
  }
}
