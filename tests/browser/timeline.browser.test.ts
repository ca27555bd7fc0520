import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { scratchFolder } from "../../src/cli/browser/cache-folder.ts";
import { openBrowser } from "../../src/cli/browser/chromium.ts";

const root = `${import.meta.dirname}/timeline-page`;

let folder: string;
let server: PreviewServer;
let browser: Browser;
let page: Page;
let problems: string[] = [];

beforeAll(async () => {
  folder = await scratchFolder("timeline");
  const outDir = folder;
  await build({ root, configFile: false, logLevel: "error", build: { outDir, emptyOutDir: true } });
  server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: true },
  });
  browser = await openBrowser({ webgpu: false });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await page?.close();
  expect(problems).toEqual([]);
});

async function open(day = 0, width = 1440): Promise<Page> {
  problems = [];
  page = await browser.newPage({ viewport: { width, height: 700 } });
  page.on("pageerror", (error) => problems.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  await page.waitForSelector(".lane-mark");
  await page.evaluate((days) => window.bench.setTime(days), day);
  return page;
}

const lane = (id: string) => page.locator(`.lane[data-treatment="${id}"]`);
const mark = (id: string, at = 0) => lane(id).locator(".lane-mark").nth(at);
const treatments = () => page.evaluate(() => window.bench.treatments());
const treatment = async (id: string) => (await treatments()).find((one) => one.id === id);
const field = (label: string) =>
  page.locator(`.inspect-field:has(.inspect-label:text-is("${label}")) input`);
const undo = () => page.evaluate(() => window.bench.lab.undo());
const undoLabel = () => page.evaluate(() => window.bench.lab.undoLabel.value);

/** Drags by days of the timeline; a locator's middle, or its right edge. */
async function drag(what: ReturnType<typeof mark>, days: number, edge = false): Promise<void> {
  const box = await what.boundingBox();
  const track = await page.locator(".lanes-over").boundingBox();
  if (box === null || track === null) throw new Error("nothing is drawn");
  const x = edge ? box.x + box.width - 3 : box.x + Math.min(8, box.width / 2);
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (days * track.width) / 80, y, { steps: 3 });
  await page.mouse.move(x + (days * track.width) / 40, y, { steps: 3 });
  await page.mouse.up();
}

describe("rows of treatments", () => {
  test("show doses as diamonds, windows as bars and procedures by a mark of their own", async () => {
    await open();
    expect(await lane("p1").locator(".mark-point .glyph-dose").count()).toBe(2);
    expect(await lane("p2").locator(".mark-bar").count()).toBe(1);
    expect(await lane("p3").locator(".mark-point .glyph-procedure").count()).toBe(1);
    const track = await page.locator(".lanes-over").boundingBox();
    const box = await mark("p1").locator(".glyph").boundingBox();
    const middle = (box?.x ?? 0) + (box?.width ?? 0) / 2;
    expect((middle - (track?.x ?? 0)) / (track?.width ?? 1)).toBeCloseTo(12 / 40, 2);
    expect(await mark("p1", 1).getAttribute("aria-valuetext")).toContain("26 d");
    const ruler = await page.locator(".ruler-track").boundingBox();
    expect(Math.abs((ruler?.x ?? 0) - (track?.x ?? 1))).toBeLessThan(1);
    expect(Math.abs((ruler?.width ?? 0) - (track?.width ?? 9))).toBeLessThan(1);
  });

  test("gray and hatch what is past, and lead the playhead through all", async () => {
    await open(16);
    expect(await mark("p1", 0).getAttribute("class")).toContain("is-past");
    expect(await mark("p1", 1).getAttribute("class")).not.toContain("is-past");
    const bar = await mark("p2").boundingBox();
    const gone = await mark("p2").locator(".mark-gone").boundingBox();
    expect((gone?.width ?? 0) / (bar?.width ?? 1)).toBeCloseTo(0.5, 1);
    const head = await page.locator(".lanes-head").boundingBox();
    const track = await page.locator(".lanes-over").boundingBox();
    expect(((head?.x ?? 0) + 1 - (track?.x ?? 0)) / (track?.width ?? 1)).toBeCloseTo(0.4, 2);
    const last = await lane("p3").boundingBox();
    expect((head?.y ?? 0) + (head?.height ?? 0)).toBeGreaterThan((last?.y ?? 0) + 20);
  });

  test("are switched off and on by their eye", async () => {
    await open();
    await lane("p1").locator(".lane-eye").click();
    expect((await treatment("p1"))?.on).toBe(false);
    expect(await lane("p1").getAttribute("class")).toContain("is-off");
    expect(await undoLabel()).toBe("Switch drug off");
    await lane("p1").locator(".lane-eye").click();
    expect((await treatment("p1"))?.on).toBe(true);
  });
});

describe("dragging", () => {
  test("moves a treatment by days, as one step that can be undone", async () => {
    await open();
    await drag(mark("p1"), 3);
    expect(await treatment("p1")).toMatchObject({ start: "15 d", every: "14 d", count: 2 });
    await drag(mark("p1", 1), -2);
    expect(await treatment("p1")).toMatchObject({ start: "13 d" });
    await drag(mark("p2"), 4);
    expect(await treatment("p2")).toMatchObject({ start: "16 d", stop: "24 d" });
    await undo();
    await undo();
    await undo();
    expect(await treatment("p1")).toMatchObject({ start: "12 d" });
    expect(await treatment("p2")).toMatchObject({ start: "12 d", stop: "20 d" });
    expect(await page.evaluate(() => window.bench.lab.document.value.treatments)).toBeNull();
  });

  test("of its edge ends a window elsewhere, at the end of the timeline nowhere", async () => {
    await open();
    await drag(mark("p2"), 5, true);
    expect(await treatment("p2")).toMatchObject({ start: "12 d", stop: "25 d" });
    await drag(mark("p2"), 16, true);
    expect(await treatment("p2")).not.toHaveProperty("stop");
  });

  test("is let go by Escape, and a click moves nothing", async () => {
    await open();
    const box = await mark("p1").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 80, (box?.y ?? 0) + 8, { steps: 4 });
    expect(await mark("p1").getAttribute("aria-valuetext")).not.toContain("12 d 00 h");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await mark("p1").getAttribute("aria-valuetext")).toContain("12 d 00 h");
    await mark("p1").click({ position: { x: 8, y: 8 } });
    expect(await undoLabel()).toBeNull();
    expect(await page.locator(".inspect-title").textContent()).toBe("drug, dose 1 of 2");
  });
});

describe("the keyboard", () => {
  test("moves, stretches, leaps, copies and deletes", async () => {
    await open();
    await page.locator(".lane-mark[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    expect(await treatment("p1")).toMatchObject({ start: "12.25 d" });
    await page.keyboard.press("Control+ArrowRight");
    expect(await treatment("p1")).toMatchObject({ start: "295 h" });
    // A run of arrow keys is one step.
    await undo();
    expect(await treatment("p1")).toMatchObject({ start: "12 d" });
    await page.keyboard.press("Shift+ArrowLeft");
    expect(await treatment("p1")).toMatchObject({ every: "13.75 d" });
    await page.keyboard.press("End");
    expect(await treatment("p1")).toMatchObject({ start: "40 d" });
    await page.keyboard.press("Home");
    expect(await treatment("p1")).toMatchObject({ start: "0 min" });
    await page.keyboard.press("ArrowDown");
    expect(await mark("p2").evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Shift+ArrowRight");
    expect(await treatment("p2")).toMatchObject({ start: "12 d", stop: "20.25 d" });
    await page.keyboard.press("End");
    expect(await treatment("p2")).toMatchObject({ start: "31.75 d", stop: "40 d" });
    await page.keyboard.press("Control+d");
    expect(await treatments()).toHaveLength(4);
    await page.keyboard.press("o");
    expect((await treatments()).filter(({ on }) => !on)).toHaveLength(1);
    await mark("p3").focus();
    await page.keyboard.press("Delete");
    expect((await treatments()).map(({ id }) => id)).not.toContain("p3");
    // The keyboard stays in the rows.
    const isAtMark = (): boolean => document.activeElement?.matches(".lane-mark") ?? false;
    expect(await page.evaluate(isAtMark)).toBe(true);
    await undo();
    expect((await treatments()).map(({ id }) => id)).toContain("p3");
  });

  test("opens the numbers with Enter and comes back with Escape", async () => {
    await open();
    await mark("p1").focus();
    await page.keyboard.press("Enter");
    expect(await field("Dose").evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type("2.5");
    await page.keyboard.press("Enter");
    expect(await treatment("p1")).toMatchObject({ add: 2.5 });
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toContain("mark");
  });
});

describe("the inspector", () => {
  test("takes durations with their units, counts and nothing for ever", async () => {
    await open();
    await mark("p1", 1).click({ position: { x: 8, y: 8 } });
    const write = async (label: string, text: string): Promise<void> => {
      await field(label).fill(text);
      await field(label).press("Enter");
    };
    await write("Day", "20 d 12 h");
    expect(await treatment("p1")).toMatchObject({ start: "6.5 d" });
    await write("Every", "1 week");
    expect(await treatment("p1")).toMatchObject({ every: "7 d" });
    await write("Doses", "");
    expect(await treatment("p1")).not.toHaveProperty("count");
    await write("Doses", "3");
    expect(await treatment("p1")).toMatchObject({ count: 3 });
    await write("Every", "3 mm");
    expect(await page.locator(".inspect .is-error").textContent()).toContain("no unit of the kind");
    expect(await treatment("p1")).toMatchObject({ every: "7 d" });
    await page.keyboard.press("Escape");
    await mark("p2").click({ position: { x: 20, y: 8 } });
    await write("Until day", "");
    expect(await treatment("p2")).not.toHaveProperty("stop");
    await write("Until day", "30");
    expect(await treatment("p2")).toMatchObject({ stop: "30 d" });
    await write("Value", "7");
    expect(await page.locator(".inspect .is-error").textContent()).toContain("above the range");
    expect(await treatment("p2")).toMatchObject({ value: 0.5 });
  });
});

describe("adding", () => {
  test("finds a treatment by name and lays it at the playhead", async () => {
    await open(5.01);
    await page.locator(".lane-add").click();
    const list = page.locator("dialog.add-treatment");
    await list.waitFor();
    const heads = await list.locator("h3").allTextContents();
    expect(heads).toContain("Of this preset");
    await page.keyboard.type("abla");
    expect(await list.locator(".offer:visible").count()).toBe(1);
    await page.keyboard.press("Enter");
    await list.waitFor({ state: "detached" });
    const young = (await treatments()).at(-1);
    expect(young).toMatchObject({ id: "t1", on: true, start: "121 h", multiply: 0.03 });
    expect(await page.locator(".inspect-title").textContent()).toBe("ablation");
    expect(await undoLabel()).toBe("Add ablation");
  });

  test("is left by Escape, and says what it does not find", async () => {
    await open();
    await page.locator(".lane-add").click();
    await page.locator("dialog.add-treatment").waitFor();
    await page.keyboard.type("zebra");
    expect(await page.locator(".add-treatment .gallery-empty").textContent()).toContain("zebra");
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(await treatments()).toHaveLength(3);
  });
});

describe("the past", () => {
  test("is not rewritten without a question", async () => {
    await open(16);
    await drag(mark("p1", 1), 2);
    const ask = page.locator(".inspect-question");
    expect(await ask.textContent()).toContain("12 d 00 h");
    expect(await treatment("p1")).toMatchObject({ start: "12 d", count: 2 });
    // What is asked about is shown.
    expect(await mark("p1", 0).getAttribute("aria-valuetext")).toContain("14 d");
    // A further drag goes on from there, and is asked about, too.
    await drag(mark("p1", 1), 1);
    expect(await mark("p1", 0).getAttribute("aria-valuetext")).toContain("15 d");
    expect(await treatment("p1")).toMatchObject({ start: "12 d", count: 2 });
    await ask.getByText("Cancel").click();
    expect(await ask.isVisible()).toBe(false);
    expect(await mark("p1", 0).getAttribute("aria-valuetext")).toContain("12 d");
    expect(await undoLabel()).toBeNull();
  });

  test("stays as it was where the change is from now on", async () => {
    await open(16);
    await drag(mark("p1", 1), 2);
    await page.getByText("From now on").click();
    const [first, second] = await treatments();
    expect(first).toMatchObject({ id: "p1", start: "12 d", count: 1 });
    expect(second).toMatchObject({ start: "28 d", count: 1, field: "drugGiven" });
    await undo();
    expect(await treatment("p1")).toMatchObject({ start: "12 d", count: 2 });
    expect(await page.evaluate(() => window.bench.restarts())).toBe(0);
  });

  test("is run again where the run begins again with it", async () => {
    await open(16);
    await mark("p2").focus();
    await page.keyboard.press("Delete");
    expect(await page.locator(".inspect-question").isVisible()).toBe(true);
    await page.getByText("Restart with it").click();
    expect((await treatments()).map(({ id }) => id)).toEqual(["p1", "p3"]);
    expect(await page.evaluate(() => window.bench.restarts())).toBe(1);
  });

  test("is no matter of what is still to come", async () => {
    await open(16);
    // Its end is not yet there.
    await drag(mark("p2"), 3, true);
    expect(await treatment("p2")).toMatchObject({ start: "12 d", stop: "23 d" });
    await drag(mark("p3"), 2);
    expect(await treatment("p3")).toMatchObject({ start: "32 d" });
    // Dragged a little behind now it stays at now, far behind it asks.
    await drag(mark("p3"), -16.2);
    expect(await treatment("p3")).toMatchObject({ start: "16 d" });
    await undo();
    await drag(mark("p3"), -25);
    expect(await page.locator(".inspect-question").isVisible()).toBe(true);
    await page.getByText("From now on").click();
    expect(await treatment("p3")).toMatchObject({ start: "16 d" });
  });
});

test("thirty treatments stay fast", async () => {
  await open();
  const spent = await page.evaluate(async () => {
    const commands = Array.from({ length: 27 }, (_, index) => ({
      kind: "add-treatment" as const,
      intervention: {
        label: `drug ${index}`,
        start: `${index} d`,
        every: "2 d",
        count: 15,
        field: "drugGiven",
        add: 1,
      },
    }));
    window.bench.lab.send({ kind: "batch", commands });
    await new Promise((done) => requestAnimationFrame(done));
    const made: number[] = [];
    for (const row of document.querySelectorAll(".lane")) {
      new MutationObserver(() => made.push(1)).observe(row, {
        attributes: true,
        subtree: true,
        childList: true,
      });
    }
    const moved = document.querySelector(".lane[data-treatment='p1']");
    let own = 0;
    new MutationObserver((records) => {
      own += records.length;
    }).observe(moved as Element, { attributes: true, subtree: true });
    const start = performance.now();
    window.bench.lab.send({ kind: "move-treatment", id: "p1", start: 20_000 });
    const time = performance.now() - start;
    await new Promise((done) => requestAnimationFrame(done));
    return { time, rows: made.length, own, count: document.querySelectorAll(".lane").length };
  });
  expect(spent.count).toBe(30);
  // A change of one treatment draws one row.
  expect(spent.rows).toBe(1);
  expect(spent.own).toBeGreaterThan(0);
  const box = await page
    .locator(".lane-rows")
    .evaluate((one) => one.scrollHeight > one.clientHeight);
  expect(box).toBe(true);
  expect(await page.locator(".lane-add").isVisible()).toBe(true);
});
