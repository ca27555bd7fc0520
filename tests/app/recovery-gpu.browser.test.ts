import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import { openPage } from "../support/open-page.ts";

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

/** Two tissues of one shape, in which there is `food` of food, so that a state of one fits the other. */
const tissue = (title: string, food: number) => ({
  format: "milieu/1",
  title,
  model: {
    fields: {
      food: { kind: "substrate", unit: "1", diffusion: 100, initial: food },
      eater: { kind: "population", unit: "1" },
    },
    parameters: { appetite: { value: 0.5, unit: "1/min", min: 0, max: 5 } },
    processes: [{ type: "loss", field: "food", rate: "appetite * eater" }],
  },
  domain: { size: ["320 um", "320 um"], grid: [32, 32] },
  time: { step: "1 min" },
  initial: [{ field: "eater", shape: "disc", radius: "80 um" }],
  view: { mode: "field", field: "food", map: "viridis", window: [0, 1] },
});

test("a lost GPU goes on from the copy of its own run, not of the one before", async () => {
  const { page, close } = await openPage(browser, `${server.url}?backend=gpu&preset=fisher-kpp`, {
    width: 480,
    height: 480,
  });
  await page.evaluate(
    async (preset) => {
      window.milieu.pause();
      await window.milieu.load(preset);
      await window.milieu.step(20);
    },
    tissue("One", 1),
  );
  // A paused run is copied every 5 s.
  await page.waitForTimeout(6000);
  const reached = await page.evaluate(
    async (preset) => {
      await window.milieu.load(preset);
      await window.milieu.step(3);
      return window.milieu.time;
    },
    tissue("Other", 8),
  );
  const crasher = await browser.newBrowserCDPSession();
  await crasher.send("Browser.crashGpuProcess");
  await page.getByText("The GPU was lost for a moment").waitFor({ timeout: 240_000 });
  expect(await page.title()).toContain("Other");
  expect(await page.evaluate(() => window.milieu.time)).toBeLessThanOrEqual(reached);
  const food = await page.evaluate(async () => (await window.milieu.observables())["food"] ?? 0);
  expect(food).toBeGreaterThan(2);
  expect(food).toBeLessThanOrEqual(8);
  await page.evaluate(() => window.milieu.step(5));
  const later = await page.evaluate(async () => (await window.milieu.observables())["food"] ?? 9);
  expect(later).toBeLessThan(food);
  await close();
});
