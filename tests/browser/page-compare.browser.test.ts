import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { findOverlaps } from "../support/measure-frame.ts";
import { changedShare, loadPaused, QUICK_START, readPixels } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

const suite = pageSuite();
/** Spots of one substance on a small grid, and from minute 60 on a poison of it. */
let preset: string;

beforeAll(async () => {
  const file = JSON.parse(await readFile("presets/gray-scott.json", "utf8"));
  preset = JSON.stringify({
    ...file,
    domain: { ...file.domain, grid: [64, 64] },
    time: { step: "1 min", scheme: "explicit", stop: "400 min" },
    interventions: [{ label: "poison", start: "60 min", parameter: "kill", value: 0.075 }],
    claims: [],
  });
});

async function open(viewport = { width: 1440, height: 900 }): Promise<Page> {
  const page = await suite.open(QUICK_START, viewport);
  await loadPaused(page, preset);
  return page;
}

/** Until all runs have the same time and nothing is on its way any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".run-meter")].every((one) => (one as HTMLElement).hidden),
  );
  await page.waitForTimeout(700);
}

async function compareWith(page: Page, label: string): Promise<void> {
  await page.keyboard.press("c");
  await page.getByRole("dialog", { name: "Compare with" }).waitFor();
  await page.getByRole("button", { name: label }).click();
  await page.locator(".pane").nth(1).waitFor();
  await settle(page);
}

const choose = (page: Page, layout: string) =>
  page
    .getByRole("button", { name: layout, exact: true })
    .click()
    .then(() => settle(page));

/** Pixels of the middle of a tissue. */
async function tissue(page: Page, index: number): Promise<Uint8Array> {
  const box = await page.locator(".pane .stage").nth(index).boundingBox();
  if (box === null) throw new Error("there is no tissue");
  const { x, y, width, height } = box;
  return readPixels(page, {
    x: Math.round(x + 0.1 * width),
    y: Math.round(y + 0.1 * height),
    width: 200,
    height: 200,
  });
}

/** The values under the pointer in the middle of a tissue, as the probe says them: one of each run. */
async function probed(page: Page, index: number): Promise<readonly number[]> {
  const box = (await page.locator(".pane .stage").nth(index).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(200);
  const texts = await page.locator(".probe-row:not(.probe-head) b").allTextContents();
  return texts.map(numberIn);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number of a text such as "−3.4×10⁻⁵ mM". */
function numberIn(text: string): number {
  const plain = text
    .replaceAll("−", "-")
    .replaceAll("⁻", "-")
    .replaceAll("×10", "e")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
  return Number.parseFloat(plain);
}

describe("a comparison", () => {
  test("opens by its button, shows both runs at one time, and ends", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("dialog", { name: "Compare with" }).waitFor();
    await page.getByRole("button", { name: "Without poison" }).click();
    await settle(page);
    expect(await page.locator(".pane").count()).toBe(2);
    expect(await page.locator(".run-name").allTextContents()).toEqual([
      "This run",
      "Without poison",
    ]);
    // Until the poison is given they are the same, voxel by voxel.
    await page.evaluate(() => window.milieu.runTo(50));
    await settle(page);
    await expect
      .poll(async () => changedShare(await tissue(page, 0), await tissue(page, 1)))
      .toBe(0);
    await page.evaluate(() => window.milieu.runTo(200));
    await settle(page);
    expect(changedShare(await tissue(page, 0), await tissue(page, 1))).toBeGreaterThan(0.02);
    expect(await page.locator(".plot-runs li").allTextContents()).toEqual([
      "this run",
      "without poison",
    ]);
    expect(await page.evaluate(findOverlaps)).toEqual([]);
    await page.getByRole("button", { name: "Take “Without poison” out of the comparison" }).click();
    expect(await page.locator(".pane").count()).toBe(1);
    expect(await page.locator(".runs-row").count()).toBe(0);
    expect(await page.evaluate(() => window.milieu.time)).toBe(200);
  });

  test("a run that differs in its past is computed up to the present", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.runTo(200));
    const states: string[] = [];
    await page.exposeFunction("tellState", (text: string) => states.push(text));
    await page.evaluate(() =>
      new MutationObserver(() => {
        for (const one of document.querySelectorAll(".run-state")) {
          (window as unknown as { tellState(text: string): void }).tellState(one.textContent ?? "");
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true }),
    );
    await compareWith(page, "Without poison");
    expect(states.some((text) => text.startsWith("computing up to"))).toBe(true);
    // The curves of both end at the present, and that of the control lies higher.
    const [own, control] = await probed(page, 0);
    expect(control).not.toBe(own);
    // Instruments measure both.
    await page.evaluate(() => {
      window.milieu.send({
        kind: "set-instrument",
        instrument: { kind: "region", id: "r", where: "u >= 0", fields: ["v"] },
      });
    });
    await page.keyboard.press("i");
    const figures = page.locator("[data-instrument=r] .instrument-facts dd");
    await expect.poll(() => figures.count()).toBe(6);
    const [here, there] = (await figures.allTextContents()).slice(2, 4).map(numberIn);
    const dashed = page.locator("[data-instrument=r] svg path[stroke-dasharray]");
    await expect.poll(() => dashed.count()).toBe(1);
    await page.keyboard.press("i");
    // The control is what the preset without its treatment gives.
    const without = JSON.stringify({ ...JSON.parse(preset), interventions: [] });
    const mean = () =>
      page.evaluate(async () => (await window.milieu.observables())["v"] ?? Number.NaN);
    const label = page.locator('.plot-label[data-series="v"][title$="without poison"]');
    const said = (await label.textContent()) ?? "";
    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.evaluate((text) => window.milieu.load(text), without);
    await page.evaluate(() => window.milieu.runTo(200));
    const wanted = await mean();
    const [, digits] = /(\d\.\d+)$/.exec(said) ?? [];
    expect(Number(digits)).toBeCloseTo(wanted, 3);
    expect(there! / wanted).toBeCloseTo(1, 2);
    expect(here).not.toBe(there);
  });

  test("a run on its way is taken out at once, leaves room for others, and ends with its preset", async () => {
    const page = await suite.open(QUICK_START, { width: 1440, height: 900 });
    const meters = page.locator(".run-meter:visible");
    // The steps of this run are few and those of the other one are more than anybody waits for.
    const file = JSON.parse(await readFile("presets/fisher-kpp.json", "utf8"));
    const time = { step: "240 min", scheme: "implicit", stop: "1000 d" };
    const domain = { ...file.domain, grid: [32, 18] };
    await loadPaused(page, { ...file, domain, time, claims: [] });
    await page.evaluate(() => window.milieu.runTo("1000 d"));
    const compare = (names: readonly string[]) =>
      page.evaluate((presets) => {
        const arms = presets.map((name) => ({ label: name, preset: name }));
        window.milieu.send({ kind: "set-compare", compare: { arms, layout: "side" } });
      }, names);
    const panes = page.locator(".pane");
    await compare(["gray-scott"]);
    await meters.first().waitFor();
    await compare(["gray-scott", "schnakenberg"]);
    await expect.poll(() => panes.count()).toBe(3);
    await page.locator(".pane").nth(1).getByRole("button", { name: "Cancel" }).click();
    await expect
      .poll(() => page.locator(".run-name").allTextContents())
      .toEqual(["This run", "Schnakenberg"]);
    await meters.first().waitFor();
    await page.evaluate(() => window.milieu.load("fisher-kpp"));
    await expect.poll(() => panes.count()).toBe(1);
    expect(await meters.count()).toBe(0);
  });

  test("a wiper goes by pointer and by keys, the difference is centered, one camera", async () => {
    const page = await open();
    await compareWith(page, "Without poison");
    await page.evaluate(() => window.milieu.runTo(200));
    await settle(page);
    const [first, second] = [await tissue(page, 0), await tissue(page, 1)];
    await choose(page, "Wiper");
    const wiper = page.getByRole("slider", { name: "Between This run and Without poison" });
    const at = async () => Number(await wiper.getAttribute("aria-valuenow"));
    expect(await at()).toBe(50);
    await wiper.focus();
    await page.keyboard.press("ArrowRight");
    expect(await at()).toBe(51);
    await page.keyboard.press("End");
    const all = await tissue(page, 0);
    await page.keyboard.press("Home");
    const none = await tissue(page, 0);
    expect(changedShare(all, none)).toBeGreaterThan(0.02);
    const stage = (await page.locator(".pane .stage").first().boundingBox())!;
    const handle = (await wiper.boundingBox())!;
    await page.mouse.move(handle.x + handle.width / 2, handle.y + 40);
    await page.mouse.down();
    await page.mouse.move(stage.x + 0.25 * stage.width, handle.y + 40, { steps: 4 });
    await page.mouse.up();
    expect(await at()).toBeGreaterThan(23);
    expect(await at()).toBeLessThan(27);

    await choose(page, "Difference");
    expect(await page.locator(".run-name").first().textContent()).toContain(
      "less “Without poison”",
    );
    const ticks = await page.locator(".color-bar-body li > span").allTextContents();
    const numbers = ticks.map(numberIn);
    expect(numbers).toContain(0);
    expect(Math.min(...numbers)).toBeCloseTo(-Math.max(...numbers), 6);
    const difference = await tissue(page, 0);
    expect(changedShare(difference, first)).toBeGreaterThan(0.3);
    const [here, there, less] = await probed(page, 0);
    expect(less).toBeCloseTo(here! - there!, 3);

    await choose(page, "Side by side");
    expect(changedShare(await tissue(page, 0), first)).toBe(0);
    const before = await tissue(page, 1);
    expect(changedShare(before, second)).toBe(0);
    await page.mouse.move(stage.x + 100, stage.y + 200);
    await page.mouse.wheel(0, -600);
    await settle(page);
    expect(changedShare(await tissue(page, 1), before)).toBeGreaterThan(0.02);
  });

  test("a difference is to the run that is chosen, and says where that has not what it is of", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.runTo(200));
    await page.evaluate(() => {
      const arms = [
        { label: "untreated", withoutTreatments: "all" },
        { label: "fed", parameters: { feed: 0.05 } },
        { label: "other", preset: "fisher-kpp" },
      ];
      window.milieu.send({ kind: "set-compare", compare: { arms, layout: "side" } } as never);
    });
    await page.locator(".pane").nth(3).waitFor();
    await settle(page);
    await choose(page, "Difference");
    const toTheFirst = await tissue(page, 0);
    const to = page.getByLabel("Difference to");
    await to.selectOption({ index: 1 });
    await expect
      .poll(async () => changedShare(toTheFirst, await tissue(page, 0)))
      .toBeGreaterThan(0.02);
    await to.selectOption({ index: 2 });
    await page.getByText("It has no “").waitFor();
  });

  test("saves the curves of all runs, each by its name", async () => {
    const page = await open();
    await compareWith(page, "Without poison");
    await page.evaluate(() => window.milieu.runTo(200));
    await settle(page);
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).click();
    const text = await readFile(await (await waiting).path(), "utf8");
    const [head = "", ...rows] = text.trim().split("\n");
    const heads = head.split(",");
    expect(heads[0]).toBe("time_min");
    const [own, other] = ["this run", "without poison"].map((run) =>
      heads.indexOf(`${run}: v_mean [1]`),
    );
    const last = rows.map((row) => row.split(",").map((cell) => Number(cell || Number.NaN))).at(-1);
    expect(last?.[0]).toBe(200);
    // The poison takes it away.
    expect(last?.[own ?? -1]).toBeLessThan(0.9 * (last?.[other ?? -1] ?? 0));
  });

  test("what a slider does reaches both; undo takes the comparison back and brings it again", async () => {
    const page = await open();
    await compareWith(page, "Without poison");
    await page.evaluate(() => window.milieu.runTo(20));
    await page.evaluate(() => window.milieu.set("feed", 0.08));
    await page.evaluate(() => window.milieu.runTo(50));
    await settle(page);
    expect(changedShare(await tissue(page, 0), await tissue(page, 1))).toBe(0);
    await page.keyboard.press("c");
    await page.getByRole("button", { name: "Parameters as in the preset" }).click();
    await page.locator(".pane").nth(2).waitFor();
    await settle(page);
    expect(changedShare(await tissue(page, 0), await tissue(page, 2))).toBeGreaterThan(0.02);
    expect(await page.locator(".plot-runs li").count()).toBe(3);
    await page.keyboard.press("Control+z");
    await settle(page);
    expect(await page.locator(".pane").count()).toBe(2);
    await page.keyboard.press("Control+Shift+z");
    await page.locator(".pane").nth(2).waitFor();
    await settle(page);
    expect(changedShare(await tissue(page, 0), await tissue(page, 2))).toBeGreaterThan(0.02);
  });

  test("going back brings both to one time, a start from t = 0 both to it", async () => {
    const page = await open();
    await compareWith(page, "Another seed");
    await page.evaluate(() => window.milieu.runTo(100));
    await page.evaluate(() => window.milieu.reset());
    await settle(page);
    await page.evaluate(() => window.milieu.runTo(30));
    await settle(page);
    expect(changedShare(await tissue(page, 0), await tissue(page, 1))).toBeGreaterThan(0.02);
    expect(await page.evaluate(() => window.milieu.time)).toBe(30);
  });
});
