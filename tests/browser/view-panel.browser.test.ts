import { expect, test } from "vitest";
import { loadPaused, QUICK_START, readPixels } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

/** A field that grows from 0 at the left to 1 at the right, and one that does not move. */
const PRESET = {
  format: "milieu/1",
  title: "Slope",
  model: {
    fields: {
      u: { label: "U", kind: "population", unit: "1", diffusion: "D", initial: "x/160" },
      v: { label: "V", kind: "static", unit: "1", initial: "y/160" },
    },
    parameters: { D: { value: 0.001, unit: "um^2/min" } },
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "1 min", stop: "1 d" },
  view: { mode: "composite", channels: [{ field: "u", color: "#ffffff", window: [0, 1] }] },
};

const suite = pageSuite();

test("window, contours, flux and split are set in the panel, drawn, and undone", async () => {
  const page = await suite.open(QUICK_START);
  await loadPaused(page, PRESET);
  const stage = (await page.locator(".stage").first().boundingBox())!;
  const middle = {
    x: Math.round(stage.x + stage.width / 2) - 2,
    y: Math.round(stage.y + stage.height / 2),
    width: 4,
    height: 4,
  };
  const brightness = async () => (await readPixels(page, middle))[0]!;
  const before = await brightness();
  const last = page.getByRole("slider", { name: "U, drawn last" });
  await last.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(brightness).toBeGreaterThan(before + 60);
  const set = Number(await last.getAttribute("aria-valuenow"));
  expect(set).toBeLessThan(0.7);
  expect(await page.locator(".legend-detail").first().textContent()).toBe(`0 – ${set}`);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => Math.abs((await brightness()) - before)).toBeLessThan(4);

  await page.getByLabel("Add a contour").selectOption("u");
  await page.getByLabel("Level of U").fill("0.25");
  await page.getByLabel("Level of U").press("Enter");
  const written = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas.captions");
      const { width = 1, height = 1 } = canvas ?? {};
      const data = canvas?.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      let [count, sum] = [0, 0];
      for (let index = 3; index < data.length; index += 4) {
        if ((data[index] as number) < 100) continue;
        count++;
        sum += ((index >> 2) % width) / width;
      }
      return { count, across: sum / count };
    });
  await expect.poll(async () => (await written()).count).toBeGreaterThan(30);
  // The level is written where the field has it: a quarter of the way across.
  await expect.poll(async () => Math.abs((await written()).across - 0.25)).toBeLessThan(0.06);

  const level = (await written()).count;
  await page.getByLabel("Flux", { exact: true }).selectOption("u");
  await expect.poll(async () => (await written()).count).toBeGreaterThan(level + 500);
  await expect.poll(() => page.locator(".legend").textContent()).toContain("µm/min");

  await page.getByLabel("What to show").selectOption("split:");
  const wiper = page.locator(".wiper");
  await wiper.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect
    .poll(() => page.evaluate(() => (window.milieu.document?.view as { at?: number })?.at))
    .toBeCloseTo(0.6, 6);
  await page.keyboard.press("Control+z");
  await page.getByLabel("What to show").selectOption("multiples:");
  await expect.poll(() => wiper.count()).toBe(0);
  await expect.poll(brightness).toBeGreaterThanOrEqual(0);
});
