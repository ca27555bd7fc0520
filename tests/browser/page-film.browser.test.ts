import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import { loadPaused, QUICK_START } from "../support/open-page.ts";

/** A run that is cheap to compute, and a film that is cheap to draw but has many frames. */
const preset = {
  format: "milieu/1",
  title: "A wave",
  model: {
    fields: { u: { kind: "population", unit: "1", diffusion: 20, initial: 0.01 } },
    parameters: { r: { value: 0.002, unit: "1/min", min: 0, max: 1 } },
    processes: [{ type: "growth", field: "u", rate: "r", capacity: 1 }],
  },
  domain: { size: ["640 um", "320 um"], grid: [32, 16] },
  time: { step: "10 min", stop: "5 d" },
  view: { mode: "field", field: "u", map: "viridis", window: [0, 1] },
  record: { duration: "300 s", fps: 10, width: 160, height: 96 },
};

let server: PageServer;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let context: BrowserContext;

beforeAll(async () => {
  server = await servePage();
  browser = await openBrowser({ webgpu: false });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach(() => context?.close());

async function openPaused(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}${QUICK_START}`);
  await page.waitForFunction(() => Boolean(document.querySelector(".status-grid")?.textContent));
  return page;
}

test("a film is made while the page is used, ends with what there is, and outlives its page", async () => {
  context = await browser.newContext({ acceptDownloads: true });
  const page = await openPaused();
  await loadPaused(page, preset);
  const stands = await page.evaluate(async () => {
    await window.milieu.step(4);
    return window.milieu.time;
  });
  const dialog = page.getByRole("dialog", { name: "Record a film" });
  const begin = async () => {
    await page.getByRole("button", { name: "Record a film" }).first().click();
    await dialog.getByRole("button", { name: "Record this preset" }).click();
    // Not with the words of the film before, which was ended while it was held.
    expect(await page.locator(".record-progress [role=status]").innerText()).not.toMatch(
      /paused|finished/,
    );
    await dialog.getByText(/^\d+ % done/).waitFor();
  };
  await begin();
  // The live run stands where it stood, and can be played and changed.
  expect(await page.evaluate(() => window.milieu.time)).toBe(stands);
  await dialog.getByRole("button", { name: "Hide" }).click();
  await page.evaluate(() => {
    window.milieu.set("r", 0.5);
    window.milieu.play();
  });
  await expect.poll(() => page.evaluate(() => window.milieu.time)).toBeGreaterThan(stands + 100);
  const chip = page.getByRole("button", { name: /A film is being made/ });
  await expect.poll(() => chip.innerText()).not.toMatch(/^\s*0 %/);
  await chip.click();
  await dialog.getByRole("button", { name: "Pause" }).click();
  await dialog.getByText(/paused/).waitFor();
  await dialog.getByRole("button", { name: "End now" }).click();
  await dialog.getByRole("button", { name: "Keep what there is" }).click();
  await dialog.getByText(/frames at 10 per second · H.264/).waitFor();
  const [video] = await dialog.locator("video").all();
  const length = await video?.evaluate(async (element: HTMLVideoElement) => {
    while (!(element.duration > 0)) await new Promise((resolve) => setTimeout(resolve, 50));
    return element.duration;
  });
  expect(length).toBeGreaterThan(0.5);
  expect(length).toBeLessThan(300);
  // Not saved, it is not forgotten either.
  await dialog.getByRole("button", { name: "Close" }).click();
  const made = page.getByText("The film is made, and not saved yet.");
  await made.waitFor();
  await page.locator(".notice", { has: made }).getByRole("button", { name: "Delete" }).click();

  await begin();
  await dialog.getByRole("button", { name: "Hide" }).click();
  await expect.poll(() => chip.innerText()).not.toMatch(/^\s*[01] %/);
  await page.close();

  const next = await openPaused();
  const left = next.locator(".notice", { hasText: "A film of “A wave” broke off" });
  await left.waitFor();
  const download = next.waitForEvent("download");
  await left.getByRole("button", { name: "Save" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("a-wave.mp4");
  expect(await file.failure()).toBe(null);
});

test("what the screen shows is captured: the seconds gone by, and those to come", async () => {
  context = await browser.newContext({ acceptDownloads: true });
  const page = await openPaused();
  await loadPaused(page, preset);
  const stands = await page.evaluate(async () => {
    const { milieu } = window;
    milieu.send({ kind: "set-speed", speed: 240 });
    await milieu.runTo(1440);
    return milieu.time;
  });
  const dialog = page.getByRole("dialog", { name: "Record a film" });
  await page.getByRole("button", { name: "Record a film" }).first().click();
  await dialog.getByLabel("Seconds to capture").fill("1");
  await dialog.getByRole("button", { name: "Last" }).click();
  await dialog.getByText("10 frames at 10 per second").waitFor();
  await dialog.getByRole("button", { name: "Another one" }).click();
  await dialog.getByLabel("Seconds to capture").fill("2");
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByText("20 frames at 10 per second").waitFor();
  expect(await page.evaluate(() => window.milieu.time)).toBe(stands);
  // The first one was not saved, and is not lost.
  const before = page.locator(".notice", {
    hasText: "An earlier film of “A wave” is not saved yet",
  });
  await dialog.getByRole("button", { name: "Another one" }).click();
  await dialog.getByRole("button", { name: "Close" }).click();
  const made = page.locator(".notice", { hasText: "The film is made, and not saved yet." });
  await made.getByRole("button", { name: "Show" }).click();
  await dialog.getByText("20 frames at 10 per second").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  const download = page.waitForEvent("download");
  await before.getByRole("button", { name: "Save" }).click();
  expect((await download).suggestedFilename()).toBe("a-wave.mp4");
});
