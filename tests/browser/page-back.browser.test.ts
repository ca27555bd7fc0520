import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

const DAY = 1440;
/** Days to drag to: after a step, whose state a slow machine may have kept, and between two, where none is. */
const [EARLY, LATE] = [59 / 24, 83.5 / 24];

/** Cells that a drug kills, and claims at three days: states are kept there. */
const preset = {
  format: "milieu/1",
  title: "Back and forth",
  model: {
    fields: {
      drug: { kind: "substrate", unit: "1", diffusion: 100 },
      cells: { kind: "population", unit: "1", diffusion: 1, initial: "0.2 + 0.1 * random()" },
    },
    parameters: {
      growth: { value: 0.0005, unit: "1/min", min: 0, max: 0.01 },
      kill: { value: 0.001, unit: "1/min", min: 0, max: 0.1 },
    },
    processes: [
      { type: "growth", field: "cells", rate: "growth", capacity: 1 },
      { type: "loss", field: "cells", rate: "kill * drug" },
      { type: "loss", field: "drug", rate: "0.001" },
    ],
  },
  domain: { size: ["800 um", "800 um"], grid: [32, 32] },
  time: { step: "1 h", stop: "6 d" },
  interventions: [{ label: "the drug", start: "36 h", field: "drug", add: 1 }],
  moment: { at: "60 h", label: "The drug has worked" },
  claims: [
    { at: "1 d", measure: "mean", of: "cells", is: "> 0.25", why: "Cells grow." },
    {
      at: "2 d",
      measure: "mean",
      of: "cells",
      versus: { without: ["the drug"] },
      ratio: "< 0.95",
      why: "The drug kills.",
    },
    { at: "3 d", measure: "mean", of: "cells", is: "< 0.01", why: "None is left (wrong)." },
  ],
};

/** The same over a time that no machine computes while a test looks on. */
const endless = { ...preset, time: { ...preset.time, stop: "900000 d" } };

const suite = pageSuite();

/** Paused at a day of the run, with the claims' panel open. */
async function openAt(day: number, of: object = preset): Promise<Page> {
  const page = await suite.open(QUICK_START, { width: 1440, height: 900 });
  await loadPaused(page, of);
  await page.keyboard.press("Shift+5");
  await page.locator(".claim").first().waitFor();
  if (day > 0) await page.evaluate((d) => window.milieu.runTo(`${d} d`), day);
  return page;
}

const days = async (page: Page) => (await page.evaluate(() => window.milieu.time)) / DAY;
const cells = (page: Page) =>
  page.evaluate(async () => (await window.milieu.observables(["cells"]))["cells"] ?? Number.NaN);
const status = (page: Page) => page.locator(".status-kept").textContent();
const keptCount = (page: Page) => page.locator(".ruler-state").count();

/** What comes to be so, on a busy machine too. */
const eventually = <T>(what: () => T) => expect.poll(what, { timeout: 60_000 });

/** No way in time is under way. */
async function settled(page: Page): Promise<void> {
  await eventually(() => page.locator(".ruler-wanted:visible, .jump-way:visible").count()).toBe(0);
}

/** Where a day stands on the ruler, px. */
async function placeOf(page: Page, day: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(".ruler-slider").boundingBox();
  if (box === null) throw new Error("There is no ruler.");
  return { x: box.x + (box.width * day) / 6, y: box.y + box.height - 8 };
}

async function dragTo(page: Page, ...way: readonly number[]): Promise<void> {
  const from = await placeOf(page, await days(page));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const day of way) {
    const { x, y } = await placeOf(page, day);
    await page.mouse.move(x, y, { steps: 3 });
  }
}

describe("the timeline goes back", () => {
  test("a drag shows what is kept nearest at once, then the exact time; nothing is lost by looking", async () => {
    const page = await openAt(4);
    const now = await cells(page);
    expect(await status(page)).toMatch(/^\d+ states kept, (under 1|\d+) MB$/);
    await dragTo(page, LATE, EARLY);
    await eventually(() => days(page)).toBeLessThanOrEqual(EARLY + 1e-9);
    expect(await days(page)).toBeGreaterThanOrEqual(2);
    expect(await page.locator(".ruler-wanted").textContent()).toMatch(/^2 d 1[0-3] h$/);
    await page.mouse.up();
    await settled(page);
    expect(await days(page)).toBeCloseTo(2.5, 1);
    const then = await cells(page);
    expect(Math.abs(then - now)).toBeGreaterThan(0.001);
    // The curves end where the run has been.
    expect(await page.locator(".ruler-known").evaluate((bar) => bar.style.width)).toBe("66.67%");
    // On from there, and to the same state.
    const count = await keptCount(page);
    await page.evaluate(() => window.milieu.runTo("4 d"));
    expect(await cells(page)).toBe(now);
    expect(await keptCount(page)).toBeGreaterThanOrEqual(count);
  });

  test("by keys on the playhead, and from mark to mark", async () => {
    const page = await openAt(4);
    const slider = page.getByRole("slider", { name: "Simulated time" });
    await slider.focus();
    for (const _ of [1, 2, 3]) await slider.press("ArrowLeft");
    await eventually(() => days(page)).toBeCloseTo(4 - 3 / 24, 6);
    await slider.press("PageDown");
    await eventually(() => days(page)).toBeCloseTo(4 - 13 / 24, 6);
    await slider.press("Home");
    await eventually(() => days(page)).toBe(0);
    await slider.press("End");
    await eventually(() => days(page)).toBe(4);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^4 d 00 h of 6 d/);
    for (const day of [3, 2.5, 2, 1.5, 1]) {
      await page.keyboard.press("[");
      await eventually(() => days(page)).toBe(day);
    }
    await page.keyboard.press("]");
    await eventually(() => days(page)).toBe(1.5);
    // Arrows find the playhead where nothing has the focus; digits are looks.
    await slider.blur();
    await page.keyboard.press("ArrowLeft");
    await eventually(() => days(page)).toBeCloseTo(1.5 - 1 / 24, 6);
    const looks = page.locator(".look-button");
    for (const at of [1, 0]) {
      await page.keyboard.press(String(at + 1));
      await eventually(() => looks.nth(at).getAttribute("aria-pressed")).toBe("true");
    }
  });

  test("after a change it shows the past as it was, and drops it only when the run goes on", async () => {
    const page = await openAt(4);
    await dragTo(page, 2);
    await page.mouse.up();
    await settled(page);
    expect(await days(page)).toBeCloseTo(2, 1);
    const count = await keptCount(page);
    await page.evaluate(() => window.milieu.set("growth", 0.005));
    await eventually(() => status(page)).toContain("going on from here drops the");
    await dragTo(page, LATE);
    await page.mouse.up();
    // What is kept nearest, since the exact time would cost what comes after.
    const notice = page.getByText(/The run was changed since/);
    await notice.waitFor();
    expect(await days(page)).toBeGreaterThanOrEqual(3);
    expect(await days(page)).toBeLessThan(LATE);
    expect(await keptCount(page)).toBeGreaterThanOrEqual(count);
    await page.keyboard.press("Home");
    await page.keyboard.press("]");
    await eventually(() => days(page)).toBe(1);
    await page.keyboard.press(".");
    await page.getByText(/The run goes another way from 1 d/).waitFor();
    expect(await keptCount(page)).toBeLessThan(count);
    expect(await status(page)).not.toContain("drops");
    const known = page.locator(".ruler-known");
    await eventually(() => known.evaluate((bar) => bar.style.width)).not.toBe("66.67%");
  });

  test("plays on from where it went back to", async () => {
    const page = await openAt(3);
    await page.keyboard.press("[");
    await page.keyboard.press("[");
    await eventually(() => days(page)).toBe(2);
    await page.keyboard.press("Space");
    await eventually(() => days(page)).toBeGreaterThan(2.2);
    await page.keyboard.press("Space");
  });
});

describe("undo and redo", () => {
  const history = (page: Page) =>
    page
      .locator(".bar-history button")
      .evaluateAll((all) => all.map((button) => button.getAttribute("aria-label")));

  test("of ways in time: a drag, a mark, a day, each one step, with the state as it was", async () => {
    const page = await openAt(4);
    const late = await cells(page);
    await dragTo(page, LATE, EARLY);
    await page.mouse.up();
    await settled(page);
    await eventually(async () => (await history(page))[0]).toMatch(/^Undo: Go to 2 d 1[12] h/);
    const dragged = [await days(page), await cells(page)];
    const count = await keptCount(page);
    await page.keyboard.press("[");
    await eventually(async () => (await history(page))[0]).toMatch(/^Undo: Go to 2 d 00 h/);
    const box = page.getByLabel("Go to day");
    await box.fill("0");
    await box.press("Enter");
    await eventually(async () => (await history(page))[0]).toMatch(/^Undo: Go to the start/);
    expect(await days(page)).toBe(0);
    await page.keyboard.press("Control+z");
    await eventually(() => days(page)).toBe(2);
    await page.keyboard.press("Control+z");
    await eventually(async () => [await days(page), await cells(page)]).toEqual(dragged);
    await page.keyboard.press("Control+z");
    await eventually(() => days(page)).toBe(4);
    expect(await cells(page)).toBe(late);
    await page.keyboard.press("Control+Shift+z");
    await eventually(async () => [await days(page), await cells(page)]).toEqual(dragged);
    // Looking to and fro costs nothing.
    expect(await status(page)).not.toContain("drops");
    expect(await keptCount(page)).toBeGreaterThanOrEqual(count);
  });

  test("of a drag that is under way ends it: what follows of it moves nothing", async () => {
    const page = await openAt(4);
    const late = await cells(page);
    await dragTo(page, LATE, EARLY);
    await eventually(() => days(page)).toBeLessThanOrEqual(EARLY + 1e-9);
    await page.keyboard.press("Control+z");
    await eventually(() => days(page)).toBe(4);
    const { x, y } = await placeOf(page, 1);
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.up();
    await settled(page);
    expect([await days(page), await cells(page)]).toEqual([4, late]);
    expect((await history(page))[1]).toMatch(/^Redo: Go to 2 d/);
  });

  test("of a jump that is under way ends it, and leads back to where it began", async () => {
    const page = await openAt(2, endless);
    const before = await cells(page);
    const box = page.getByLabel("Go to day");
    await box.fill("900000");
    await box.press("Enter");
    await page.getByRole("progressbar", { name: /On the way to/ }).waitFor();
    await eventually(() => days(page)).toBeGreaterThan(3);
    await page.keyboard.press("Control+z");
    await eventually(() => days(page)).toBe(2);
    expect(await cells(page)).toBe(before);
    await settled(page);
    expect((await history(page))[1]).toMatch(/^Redo: Go to \d+ d/);
  });
});

describe("jumps", () => {
  test("to a day, to the first dose, to the telling moment; nonsense is refused in a sentence", async () => {
    const page = await openAt(0);
    const box = page.getByLabel("Go to day");
    await box.fill("day 3,5");
    await box.press("Enter");
    await eventually(() => days(page)).toBe(3.5);
    await page.getByRole("button", { name: "First dose" }).click();
    await eventually(() => days(page)).toBe(1.5);
    await page.getByRole("button", { name: "Moment" }).click();
    await eventually(() => days(page)).toBe(2.5);
    await box.fill("soon");
    await box.press("Enter");
    expect(await box.getAttribute("aria-invalid")).toBe("true");
    expect(await days(page)).toBe(2.5);
    await box.press("Escape");
    expect(await box.inputValue()).toBe("");
  });

  test("say how far they are, and are canceled", async () => {
    const page = await openAt(0, endless);
    const box = page.getByLabel("Go to day");
    await box.fill("900000");
    await box.press("Enter");
    const bar = page.getByRole("progressbar", { name: /On the way to/ });
    await bar.waitFor();
    await eventually(() => days(page)).toBeGreaterThan(6);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await bar.waitFor({ state: "hidden" });
    // The submit that is under way ends first.
    await page.waitForTimeout(1000);
    const stopped = await days(page);
    await page.waitForTimeout(500);
    expect(await days(page)).toBe(stopped);
  });
});

describe("claims", () => {
  test("are marks on the ruler, are gone to by a click, and get their control runs", async () => {
    const page = await openAt(0);
    const states = () =>
      page.locator(".claim").evaluateAll((all) => all.map((one) => one.dataset["state"]));
    expect(await states()).toEqual(["waiting", "needs-run", "waiting"]);
    expect(await page.locator('.ruler-mark[data-kind="claim"]').count()).toBe(3);
    await page.getByText("The drug kills.").click();
    await eventually(() => days(page)).toBe(2);
    await eventually(states).toEqual(["holds", "needs-run", "waiting"]);
    await page.getByRole("button", { name: "Run the controls" }).click();
    await eventually(states).toEqual(["holds", "holds", "waiting"]);
    expect(await days(page)).toBe(2);
    const statement = await page.locator(".claim-statement").nth(1).textContent();
    expect(statement).toMatch(/ of .+ at 2 d, versus /);
    const figure = await page.locator(".claim-figure").nth(1).textContent();
    expect(figure).toMatch(/^ratio 0\.\d+; wants ratio < 0\.95$/);
    expect(await page.getByRole("button", { name: "Run the controls" }).isVisible()).toBe(false);
    await page.getByRole("button", { name: "Go to 3 d" }).click();
    await eventually(states).toEqual(["holds", "holds", "fails"]);
    expect(
      await page
        .locator('.ruler-mark[data-kind="claim"]')
        .evaluateAll((all) => all.map((one) => one.dataset["state"])),
    ).toEqual(["holds", "holds", "fails"]);
    // Going back loses no figure; a change makes it another run, and its controls others.
    await page.keyboard.press("[");
    await eventually(() => days(page)).toBe(2.5);
    expect(await states()).toEqual(["holds", "holds", "fails"]);
    await page.evaluate(() => window.milieu.set("kill", 0.002));
    await page.getByText("A parameter is changed: this is not the preset's own run").waitFor();
    await eventually(states).toEqual(["holds", "needs-run", "fails"]);
    await page.evaluate(() => window.milieu.step(1));
    await eventually(states).toEqual(["holds", "needs-run", "waiting"]);
  });

  test("do not disturb the run while their controls are made, and are canceled", async () => {
    const page = await openAt(0);
    await page.evaluate(() => window.milieu.load("hypoxic-core"));
    await page.getByRole("button", { name: "Run the controls" }).click();
    await page.getByText(/^Control 1 of \d/).waitFor();
    await page.keyboard.press(".");
    await eventually(() => days(page)).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Cancel the controls" }).click();
    await page.getByRole("button", { name: "Run the controls" }).waitFor();
  });
});

describe("films", () => {
  test("begin here or at the start", async () => {
    const page = await openAt(2);
    await page.getByRole("button", { name: /Record/ }).click();
    // The dialog is loaded when it is opened first.
    await page.getByText(/frames, .*: the first 6 d/).waitFor();
    await page.getByRole("button", { name: "Here" }).click();
    await page.getByText(/frames, .*: 2 d 00 h to 6 d 00 h/).waitFor();
    expect(await page.evaluate(() => window.milieu.document?.record?.from)).toBe("2 d");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    const short = { duration: 0.3, fps: 10, width: 64, height: 64, minutesPerSecond: DAY };
    const bytes = (from: "here" | "start") =>
      page.evaluate(async (asked) => (await window.milieu.record(asked)).size, {
        ...short,
        format: "webm" as const,
        from,
      });
    expect(await bytes("here")).toBeGreaterThan(100);
    expect(await bytes("start")).toBeGreaterThan(100);
    // The run stands where it stood, and so does what it has kept.
    expect(await days(page)).toBeCloseTo(2, 6);
    expect(await keptCount(page)).toBeGreaterThan(2);
  });
});
