import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import { loadPaused, type OpenedPage, openPage, QUICK_START } from "../support/open-page.ts";

/** What spreads from the left as a plane: a linear slope along x, so that means are known. */
const SLOPE = {
  format: "milieu/1",
  title: "A slope",
  model: {
    fields: {
      u: { kind: "static", unit: "mM", initial: "x/100", label: "Slope" },
      v: { kind: "substrate", unit: "1", initial: 1, diffusion: 0 },
    },
    parameters: { k: { value: 0.01, unit: "1/min" } },
    processes: [{ type: "loss", field: "v", rate: "k" }],
  },
  domain: { size: ["640 um", "640 um"], grid: [64, 64] },
  time: { step: "10 min", stop: "1 d" },
  view: { mode: "field", field: "u" },
};

describe("instruments", () => {
  let server: PageServer;
  let browser: Browser;
  let opened: OpenedPage;

  beforeAll(async () => {
    server = await servePage();
    browser = await openBrowser({ webgpu: false });
    opened = await openPage(browser, `${server.url}${QUICK_START}`);
    await loadPaused(opened.page, SLOPE);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const instruments = (page: Page) =>
    page.evaluate(() => window.milieu.document?.instruments ?? []);

  test("are added, drawn on the tissue by pointer and by keys, undone, and removed", async () => {
    const { page, problems } = opened;
    await page.keyboard.press("i");
    const panel = page.locator("#panel-instruments");
    await panel.getByRole("button", { name: "Line profile" }).click();
    await panel.locator(".instrument svg path").first().waitFor();
    const stage = (await page.locator(".stage").boundingBox())!;
    const at = (x: number, y: number) =>
      [stage.x + x * stage.width, stage.y + y * stage.height] as const;
    await page.mouse.move(...at(0.25, 0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.5), { steps: 3 });
    await page.mouse.move(...at(0.75, 0.5), { steps: 3 });
    await page.mouse.up();
    await expect.poll(async () => (await instruments(page)).length).toBe(1);
    const drawn = (await instruments(page))[0] as { from: number[]; to: number[] };
    // The picture leaves a small margin about the domain.
    expect(drawn.to[0]! - drawn.from[0]!).toBeGreaterThan(300);
    expect(drawn.to[0]! - drawn.from[0]!).toBeLessThan(360);
    expect(Math.abs(drawn.to[1]! - 320)).toBeLessThan(8);
    await page.getByRole("button", { name: /^Line profile, end/ }).press("ArrowRight");
    const moved = (await instruments(page))[0] as { to: number[] };
    expect(moved.to[0]! - drawn.to[0]!).toBeCloseTo(10, 1);
    // Of a slope the mean along the line is the value in its middle.
    const mean = panel.locator(".instrument-facts dd").nth(1);
    const wanted = (drawn.from[0]! + moved.to[0]!) / 200;
    await expect
      .poll(async () => Number.parseFloat((await mean.textContent()) ?? ""))
      .toBeCloseTo(wanted, 1);
    // A place that there is not is refused, and it is said why.
    await panel.getByText("Settings").click();
    const box = panel.getByLabel("Start, x");
    await box.fill("1e9");
    await box.press("Enter");
    await panel.getByText(/ is above the range 0 to 640/).waitFor();
    await box.press("Escape");
    expect(await panel.locator(".field-problem:visible").count()).toBe(0);
    await page.evaluate(() => window.milieu.undo());
    await page.evaluate(() => window.milieu.undo());
    expect(((await instruments(page))[0] as { from: number[] }).from).toEqual([64, 320]);
    await panel.getByRole("button", { name: "Remove", exact: true }).click();
    expect(await instruments(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("a probe is pinned under the pointer, and in the middle where that was over another tissue", async () => {
    const { page, problems } = opened;
    const stage = (await page.locator(".stage").boundingBox())!;
    await page.mouse.move(stage.x + 0.7 * stage.width, stage.y + 0.5 * stage.height);
    const pinned = async () => {
      await page.keyboard.press("p");
      await expect.poll(async () => (await instruments(page)).length).toBe(1);
      const [{ at, id }] = (await instruments(page)) as unknown as [{ at: number[]; id: string }];
      await page.evaluate((id) => window.milieu.send({ kind: "remove-instrument", id }), id);
      return at;
    };
    expect((await pinned())[0]).toBeGreaterThan(400);
    await loadPaused(page, { ...SLOPE, domain: { size: ["64 um", "64 um"], grid: [64, 64] } });
    expect(await pinned()).toEqual([32, 32]);
    await page.keyboard.press("Escape");
    await loadPaused(page, SLOPE);
    expect(problems).toEqual([]);
  });

  test("show the past of the run, and give scripts plain data", async () => {
    const { page, problems } = opened;
    const found = await page.evaluate(async () => {
      const { milieu } = window;
      await milieu.runTo("2 h");
      milieu.send({
        kind: "set-instrument",
        instrument: { kind: "region", id: "i1", where: "u < 3.2", fields: ["u", "v"] },
      });
      // Added while the first one is read.
      milieu.send({
        kind: "set-instrument",
        instrument: { kind: "phase", id: "i2", x: "u", y: "v" },
      });
      await milieu.runTo("10 h");
      return milieu.measure("region", { where: "u < 3.2", fields: ["u", "v"] }, { past: true });
    });
    const { columns, units } = found;
    expect(units).toEqual({ time: "min", u: "mM", v: "1", size: "um^2" });
    expect(columns["time"]!.at(-1)).toBe(600);
    expect(columns["time"]![0]).toBe(0);
    expect(columns["size"]!.at(-1)).toBe(320 * 640);
    expect(columns["u"]!.at(-1)).toBeCloseTo(1.6, 3);
    expect(columns["v"]!.at(-1)).toBeCloseTo(Math.exp(-6), 3);
    await page.evaluate(() => {
      window.milieu.send({
        kind: "set-instrument",
        instrument: { kind: "kymograph", id: "k", from: [0, 320], to: [640, 320], field: "u" },
      });
    });
    // In the middle of the map: half of the line, and half of the time; the slope stands still.
    const middle = () =>
      page.evaluate(() => {
        const map = [...document.querySelectorAll("[data-instrument=k] svg > image")].at(-1);
        map?.scrollIntoView({ block: "center" });
        const { left, top, width, height } = map?.getBoundingClientRect() ?? new DOMRect();
        return [left + width / 2, top + height / 2] as const;
      });
    const said = page.locator("[data-instrument=k] .instrument-values");
    const read = async () => {
      await page.mouse.move(...(await middle()));
      return /^[45] h \d\d min, ([\d.]+) µm([\d.]+) mM/.exec((await said.textContent()) ?? "");
    };
    await expect.poll(read).not.toBeNull();
    const [, place, value] = (await read())!.map(Number);
    expect(Math.abs(place! - 320)).toBeLessThan(8);
    expect(Math.abs(value! - place! / 100)).toBeLessThan(0.06);
    await page.evaluate(() => window.milieu.send({ kind: "remove-instrument", id: "k" }));
    const charts = page.locator("#panel-instruments .instrument-picture svg");
    await expect.poll(() => charts.count()).toBe(2);
    const panel = page.locator("#panel-instruments [data-instrument=i1]");
    await panel.locator(".instrument-picture svg").waitFor();
    const saved = page.waitForEvent("download");
    await panel.getByRole("button", { name: "CSV" }).click();
    expect((await saved).suggestedFilename()).toBe("a-slope-region.csv");
    expect(problems).toEqual([]);
  });
});
