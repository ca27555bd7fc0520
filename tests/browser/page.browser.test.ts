import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  brightShare,
  changedShare,
  loadPaused,
  QUICK_START,
  readPixels,
  readStill,
} from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

/** The middle of the tissue, clear of captions and panels. */
const MIDDLE = { x: 520, y: 260, width: 160, height: 160 };

/** Nearly all of the tissue: a wave may be anywhere in it. */
const TISSUE = { x: 320, y: 110, width: 370, height: 370 };

const suite = pageSuite();

async function open(query: string): Promise<Page> {
  const page = await suite.open(query);
  return page;
}

/** Open, paused, on a small grid, so that every step is quick. */
async function openPaused(name: string | object = "gray-scott"): Promise<Page> {
  const page = await open(QUICK_START);
  await loadPaused(page, name);
  return page;
}

const time = (page: Page) => page.evaluate(() => window.milieu.time);
const mean = (page: Page, name: string) =>
  page.evaluate(async (key) => (await window.milieu.observables())[key] ?? Number.NaN, name);

describe("the page on the CPU", () => {
  test("shows a preset at once and moves while it plays", async () => {
    const page = await open("?preset=fitzhugh-nagumo&backend=cpu");
    await page.waitForFunction(() => window.milieu.time > 0);
    expect(await page.title()).toContain("FitzHugh");
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    // The picture comes when its layer is there, and the canvas appears gently.
    await expect
      .poll(async () => brightShare(await readPixels(page, TISSUE)))
      .toBeGreaterThan(0.02);
    const before = await readStill(page, TISSUE);
    await page.evaluate(() => window.milieu.step(400));
    await expect
      .poll(async () => changedShare(before, await readPixels(page, TISSUE)))
      .toBeGreaterThan(0.02);
    expect(await page.locator(".status-line").textContent()).toMatch(
      /CPU.*256 × 256|CPU.*\d+ × \d+/,
    );
  });

  test("a slider of the panel changes the parameter and what follows", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.step(200));
    const grown = await mean(page, "v");
    await page.evaluate(() => window.milieu.reset());
    const slider = page.locator('[data-parameter="kill"] input[type="range"]');
    await slider.focus();
    await slider.press("End");
    expect(await page.evaluate(() => window.milieu.get("kill"))).toBe(0.075);
    await page.evaluate(() => window.milieu.step(200));
    expect(await mean(page, "v")).toBeLessThan(0.8 * grown);
    await page.getByRole("button", { name: /^Reset Removal of V/ }).click();
    expect(await page.evaluate(() => window.milieu.get("kill"))).toBe(0.06);
  });

  test("the number box takes a value within its range and refuses others", async () => {
    const page = await openPaused();
    const box = page.locator('[data-parameter="feed"] input[type="text"]');
    await box.fill("0.05");
    await box.press("Enter");
    expect(await page.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
    await box.fill("7");
    await box.press("Enter");
    expect(await page.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
    await page.getByText("7 is above the range 0.01 to 0.09; 0.05 1/min kept").waitFor();
    await box.press("Escape");
    await page.getByRole("button", { name: "Reset 1 parameter" }).click();
    expect(await page.evaluate(() => window.milieu.get("feed"))).toBe(0.037);
  });

  test("the brush paints into the tissue and takes away again", async () => {
    const page = await openPaused();
    const before = await mean(page, "v");
    await page.keyboard.press("b");
    await page.getByLabel("Field to paint").selectOption("v");
    await drag(page);
    await expect.poll(() => mean(page, "v")).toBeGreaterThan(before * 1.1);
    const painted = await mean(page, "v");
    await page.keyboard.press("x");
    await drag(page);
    await expect.poll(() => mean(page, "v")).toBeLessThan(painted * 0.95);
  });

  test("pauses, steps and starts again by keyboard", async () => {
    const page = await openPaused();
    expect(await time(page)).toBe(0);
    await page.keyboard.press(".");
    await expect.poll(() => time(page)).toBe(0.5);
    await page.keyboard.press("Space");
    await expect.poll(() => time(page)).toBeGreaterThan(0.5);
    await page.keyboard.press("Space");
    await expect.poll(() => page.evaluate(() => window.milieu.playing)).toBe(false);
    await page.evaluate(() => window.milieu.step());
    const stopped = await time(page);
    await page.waitForTimeout(400);
    expect(await time(page)).toBe(stopped);
    await page.keyboard.press("r");
    await expect.poll(() => time(page)).toBe(0);
  });

  test("looks at another field through a color map", async () => {
    const page = await openPaused("hypoxic-core");
    const before = await readStill(page, MIDDLE);
    await page.getByLabel("What to show").selectOption("field:oxygen");
    await expect
      .poll(async () => changedShare(before, await readPixels(page, MIDDLE)))
      .toBeGreaterThan(0.3);
    await page.getByRole("button", { name: "Preset view" }).click();
    await expect
      .poll(async () => changedShare(before, await readPixels(page, MIDDLE)), { timeout: 30_000 })
      .toBeLessThan(0.01);
  });

  test("shows a polarization axis, by itself where a preset asks for one, without excuses", async () => {
    const page = await openPaused("hypoxic-core");
    const before = await readStill(page, MIDDLE);
    await page.getByLabel("What to show").selectOption("polarization:macrophages");
    await expect
      .poll(async () => changedShare(before, await readPixels(page, MIDDLE)))
      .toBeGreaterThan(0.1);
    const file = resolve(import.meta.dirname, "../../presets/exhaustion-gradient.json");
    const preset = JSON.parse(readFileSync(file, "utf8"));
    const asked = await openPaused({ ...preset, view: { mode: "polarization", axis: "cd8" } });
    expect(await asked.getByLabel("What to show").inputValue()).toBe("polarization:cd8");
    expect(await asked.getByText("still to come").count()).toBe(0);
  });

  test("adds channels up to the limit in colors of their own, draws them, and says the limit", async () => {
    const page = await openPaused("hypoxic-core");
    await page.getByLabel("What to show").selectOption("composite:");
    const add = page.getByLabel("Add a channel");
    const panel = await page.locator(".view-panel").boundingBox();
    const box = await add.boundingBox();
    if (panel === null || box === null) throw new Error("the view panel is not there");
    expect(box.x + box.width).toBeLessThanOrEqual(panel.x + panel.width + 1);
    for (let count = await page.locator(".channel").count(); count < 16; count++) {
      await add.selectOption({ index: 1 });
    }
    expect(await page.locator(".channel").count()).toBe(16);
    expect(await add.count()).toBe(0);
    await expect.poll(() => page.getByText("at most 16 channels").count()).toBe(1);
    const colors = await page
      .locator(".channel .swatch")
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(new Set(colors).size).toBe(16);
    await page.evaluate(() => window.milieu.step());
    await expect
      .poll(async () => brightShare(await readPixels(page, MIDDLE)))
      .toBeGreaterThan(0.05);
    // A channel that is taken away makes room again.
    await page.locator(".channel-title").first().click();
    await page.getByRole("button", { name: "Remove" }).first().click();
    expect(await add.count()).toBe(1);
  });

  test("takes windows as people type them, and refuses those that do not rise", async () => {
    const page = await openPaused("hypoxic-core");
    await page.getByLabel("What to show").selectOption("field:oxygen");
    const from = page.getByLabel("Window, from");
    const to = page.getByLabel("Window, to");
    const auto = page.locator(".window-editor input[type=checkbox]");
    await from.fill("0,5");
    await from.press("Enter");
    await expect.poll(() => auto.isChecked()).toBe(false);
    expect(await from.inputValue()).toBe("0.5");
    await to.fill("40");
    await to.press("Enter");
    await from.fill("60");
    await from.press("Enter");
    await expect.poll(() => page.getByText("from 60 to 40 does not").isVisible()).toBe(true);
    expect(await from.getAttribute("aria-invalid")).toBe("true");
    await from.press("Escape");
    expect(await from.inputValue()).toBe("0.5");
    expect(await page.getByText("from 60 to 40 does not").isVisible()).toBe(false);
    await to.fill("121/3");
    await to.press("Enter");
    expect(await to.inputValue()).toBe("40.3");
  });

  test("the gallery finds and opens a preset", async () => {
    const page = await openPaused();
    await page.keyboard.press("g");
    await page.getByLabel("Search presets").fill("turing");
    await expect.poll(() => page.locator(".card:visible").count()).toBe(1);
    await page.locator('[data-preset="schnakenberg"]').click();
    await expect.poll(() => page.title()).toContain("Schnakenberg");
    expect(page.url()).toContain("preset=schnakenberg");
  });

  test("typesets the equations", async () => {
    const page = await openPaused();
    await page.getByText("Equations being solved").click();
    await expect.poll(() => page.locator("#panel-story math").count()).toBeGreaterThan(3);
  });

  test("tells what a preset's outcome hangs on, where that is known", async () => {
    const page = await open("?preset=fisher-kpp&backend=cpu");
    const facts = page.locator("#panel-story .facts");
    await expect.poll(() => facts.innerText()).toContain("What this hangs on");
    expect(await facts.innerText()).toMatch(/Motility, 10 µm²\/min \(6.67 to 15 tried\): \d+ %/);
    expect(await facts.innerText()).toMatch(/In \d+ of 100 draws of all parameters at once/);
    await page.evaluate(() => window.milieu.load("gray-scott"));
    await expect.poll(() => facts.isVisible()).toBe(false);
  });

  test("records two seconds and plays them", async () => {
    const page = await openPaused();
    await page.getByRole("button", { name: "Record a film" }).click();
    await page.locator('[name="duration"]').fill("2");
    await page.getByRole("dialog").getByText("Speed", { exact: true }).click();
    await page.locator('[name="fps"]').selectOption("24");
    await page.locator('[name="size"]').selectOption("480p");
    await page.locator('[name="to"]').fill("12 min");
    await page.locator('[name="to"]').press("Tab");
    await page.getByText(/48 frames, 2 s: the first 12 min/).waitFor();
    await page.getByRole("button", { name: "Record", exact: true }).click();
    const video = page.locator("dialog video");
    await video.waitFor({ timeout: 120_000 });
    await expect
      .poll(() => video.evaluate((film: HTMLVideoElement) => film.readyState))
      .toBeGreaterThan(1);
    const film = await video.evaluate((element: HTMLVideoElement) => ({
      duration: element.duration,
      width: element.videoWidth,
      height: element.videoHeight,
    }));
    expect(film.duration).toBeCloseTo(2, 1);
    expect([film.width, film.height]).toEqual([854, 480]);
    expect(await page.locator(".record-result").textContent()).toContain("48 frames");
    // The run stands where it stood.
    expect(await time(page)).toBe(0);
  });

  test("a film can be discarded", async () => {
    const page = await openPaused();
    await page.getByRole("button", { name: "Record a film" }).click();
    await page.getByRole("button", { name: "Record this preset" }).click();
    await page.getByRole("button", { name: "End now" }).click();
    await page.getByRole("button", { name: "Discard it" }).click();
    await page.getByRole("button", { name: "Record this preset" }).waitFor();
    expect(await page.locator("dialog video").count()).toBe(0);
  });

  test("a bad preset file says what and where, and what ran goes on", async () => {
    const page = await openPaused();
    await drop(page, '{ "format": "milieu/1", "title": "x" }');
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/mistake.*domain.*What ran before goes on/s);
    await drop(page, "not even JSON");
    await expect.poll(() => alert.textContent()).toMatch(/JSON/);
    expect(await page.title()).toContain("Gray-Scott");
    await page.evaluate(() => window.milieu.step(2));
    expect(await time(page)).toBe(1);
  });

  test("an unknown preset in the address says so and shows the default", async () => {
    const page = await open("?preset=nonsense&backend=cpu");
    expect(await page.getByRole("alert").textContent()).toContain("nonsense");
    expect(await page.title()).toContain("hypoxic core");
  });

  test("a shipped preset that is broken tells its mistake, not that there is none", async () => {
    const page = await open("?safe=1");
    const body = `export default '{"format": 3}'`;
    await page.route(/gray-scott[^/]*\.js/, (route) =>
      route.fulfill({ contentType: "text/javascript", body }),
    );
    await page.goto(`${suite.url}?preset=gray-scott&backend=cpu`);
    await page.waitForFunction(() => window.milieu?.playing);
    const told = await page.getByRole("alert").textContent();
    expect(told).toContain("format");
    expect(told).not.toContain("There is no preset");
    expect(await page.title()).toContain("hypoxic core");
  });

  test("what cannot be loaded is told, and comes when the page is opened anew", async () => {
    // A page of its own: the browser, too, tells what did not come.
    const context = await suite.browser.newContext();
    const page = await context.newPage();
    const ready = () =>
      page.waitForFunction(() => Boolean(document.querySelector(".status-grid")?.textContent));
    await page.goto(`${suite.url}?safe=1`);
    await ready();
    const lost = /assets\/(gallery|therapy-library)[^/]*\.js/;
    await page.route(lost, (route) => route.abort());
    const told = page.getByText("A part of the page could not be loaded");
    await page.keyboard.press("g");
    await told.waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    const file = { format: "milieu/1", title: "Drug", modules: ["anti-pd1"] };
    const rest = {
      domain: { size: ["320 um", "320 um"], grid: [32, 32] },
      time: { step: "1 min" },
    };
    await drop(page, JSON.stringify({ ...file, ...rest }));
    await told.waitFor();
    expect(await page.title()).toContain("hypoxic core");
    await page.unroute(lost);
    const reloaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Reload the page" }).click();
    await reloaded;
    await ready();
    await page.keyboard.press("g");
    await page.locator("dialog.gallery[open]").waitFor();
    await context.close();
  });

  test("saves the preset with the parameters that were changed", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.set("feed", 0.05));
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save this preset" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("gray-scott.json");
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const saved = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    expect(saved.parameters).toEqual({ feed: 0.05 });
    await drop(page, JSON.stringify(saved));
    await expect.poll(() => page.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
  });

  test("?safe=1 is paused, on the CPU, with the default preset", async () => {
    const page = await open("?safe=1&preset=gray-scott&backend=gpu");
    expect(await page.title()).toContain("hypoxic core");
    expect(await page.locator(".status-line").getAttribute("data-backend")).toBe("cpu");
    await page.waitForTimeout(500);
    expect(await time(page)).toBe(0);
  });

  test("window.milieu does what docs/scripting.md says", async () => {
    const page = await openPaused();
    const result = await page.evaluate(async () => {
      const values = await window.milieu.read("v");
      const { v = Number.NaN } = await window.milieu.observables();
      const average = values.reduce((sum, value) => sum + value, 0) / values.length;
      const message = (attempt: () => void): string => {
        try {
          attempt();
          return "";
        } catch (error) {
          return String(error);
        }
      };
      const picture = await window.milieu.screenshot({ width: 320, height: 240 });
      return {
        difference: Math.abs(v - average),
        unknown: message(() => window.milieu.set("fed", 1)),
        infinite: message(() => window.milieu.set("feed", Number.NaN)),
        absent: window.milieu.get("fed"),
        type: picture.type,
        rejected: await window.milieu.load("nonsense").then(String, String),
      };
    });
    expect(result.difference).toBeLessThan(1e-6);
    expect(result.unknown).toContain('no parameter "fed"');
    expect(result.infinite).toContain("must be a finite number");
    expect(result.absent).toBeUndefined();
    expect(result.type).toBe("image/png");
    expect(result.rejected).toContain("nonsense");
  });

  test("fits a phone: nothing sticks out, and one sheet at a time", async () => {
    const page = await suite.open("?safe=1", { width: 390, height: 844 });
    for (const name of ["Story", "View", "Parameters", "Curves"]) {
      await page.getByRole("button", { name, exact: true }).click();
      expect(await page.locator(".panel:visible").count()).toBe(1);
    }
    const outside = await page.evaluate(
      () =>
        [...document.querySelectorAll("button:not(dialog *), input:not(dialog *)")]
          .filter((each) => each.checkVisibility())
          .map((each) => each.getBoundingClientRect())
          .filter(({ left, right, width }) => width > 0 && (left < -1 || right > innerWidth + 1))
          .length,
    );
    expect(outside).toBe(0);
  });
});

test("curves are drawn where the system names a language that there is not", async () => {
  const page = await suite.open("?safe=1", undefined, "en-US@posix");
  await page.locator(".uplot canvas").first().waitFor();
});

test("under the pointer a population is a number of cells, too", async () => {
  const page = await openPaused();
  await page.evaluate(() =>
    window.milieu.load({
      format: "milieu/1",
      title: "Cells",
      modules: [],
      model: {
        fields: {
          cells: { kind: "population", unit: "1", initial: 0.01, cellVolume: "4*size" },
          oxygen: { kind: "substrate", unit: "mmHg", initial: 40 },
        },
        parameters: { size: { value: 45, unit: "um^3" } },
      },
      domain: { size: ["160 um", "160 um"], grid: [16, 16] },
      time: { step: "10 min" },
      view: {
        mode: "composite",
        channels: [
          { field: "cells", color: "#4c6ef5", window: [0, 1] },
          { field: "oxygen", color: "#ffb000", window: [0, 100] },
        ],
      },
    }),
  );
  const counts = () => page.locator(".probe-cells").allTextContents();
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  // 0.01/180 um^3 times 5 um and a diameter of 7 um; of a molecule there are no cells.
  await expect.poll(counts, { timeout: 20_000 }).toEqual(["667/mm² · 55600/mm³", ""]);
  await page.evaluate(() => window.milieu.set("size", 90));
  await page.mouse.move(MIDDLE.x + 9, MIDDLE.y);
  await expect.poll(counts, { timeout: 20_000 }).toEqual(["384/mm² · 27800/mm³", ""]);
});

/** A stroke across the middle of the tissue. */
async function drag(page: Page): Promise<void> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  await page.mouse.down();
  await page.mouse.move(MIDDLE.x + MIDDLE.width, MIDDLE.y + MIDDLE.height, { steps: 6 });
  await page.mouse.up();
}

/** Drops a preset file onto the page. */
async function drop(page: Page, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents], "dropped.json", { type: "application/json" }));
    return transfer;
  }, text);
  await page.dispatchEvent("#page", "drop", { dataTransfer });
}
