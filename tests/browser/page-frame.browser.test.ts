import { readdir, readFile } from "node:fs/promises";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { firstDownload, sumOf } from "../support/first-download.ts";
import { findCutText, findOverlaps, isSeen, smallTargets } from "../support/measure-frame.ts";
import { pageSuite } from "../support/page-suite.ts";

const suite = pageSuite();

async function open(viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await suite.open("?safe=1", viewport);
  return page;
}

/** Until styles and size observers have settled. */
const settle = (page: Page) =>
  page.evaluate(() =>
    new Promise<void>((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))),
    ).then(async () => {
      // A busy machine may still be in the middle of one color's way to another.
      const moving = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
      await Promise.allSettled(moving.map(({ finished }) => finished));
    }),
  );

/** Shorter side of the tissue over that of the window. */
const tissueShare = (page: Page) =>
  page.locator(".stage").evaluate((stage) => {
    const { width, height } = stage.getBoundingClientRect();
    return Math.min(width, height) / Math.min(innerWidth, innerHeight);
  });

/** 640 by 360 is 1280 by 720 at 200 %, and 960 by 540 is 1920 by 1080. */
const SIZES = [
  [360, 640],
  [390, 844],
  [480, 480],
  [600, 1000],
  [640, 360],
  [759, 900],
  [760, 900],
  [768, 1024],
  [844, 390],
  [960, 540],
  [1024, 768],
  [1099, 700],
  [1100, 700],
  [1280, 559],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
] as const;

const PANELS = ["Story", "Curves", "View", "Parameters"];

/** Of the window's shorter side, with the panels that the page opens by itself, and with any. */
const LEAST_TISSUE = 0.55;
const LEAST_BESIDE_SHEET = 0.25;

describe("the frame", () => {
  test("nothing overlaps, and no text is cut, at any size", async () => {
    const page = await open();
    const found: string[] = [];
    const look = async (where: string, least: number): Promise<void> => {
      await settle(page);
      const overlaps = await page.evaluate(findOverlaps);
      const cut = await page.evaluate(findCutText);
      const share = await tissueShare(page);
      found.push(...[...overlaps, ...cut].map((each) => `${where}: ${each}`));
      if (share < least) found.push(`${where}: the tissue is ${share.toFixed(2)} of the window`);
    };
    for (const preset of ["hypoxic-core", "exhaustion-gradient"]) {
      await page.evaluate((name) => window.milieu.load(name), preset);
      // The second has other texts; where they fit into the first's layouts is told by every other size.
      const sizes = SIZES.filter((_, index) => preset === "hypoxic-core" || index % 2 === 0);
      for (const [width, height] of sizes) {
        const where = `${preset} at ${width}×${height}`;
        await page.setViewportSize({ width, height });
        await look(where, LEAST_TISSUE);
        const layout = await page.locator("#page").getAttribute("data-layout");
        if (layout === "wide" || preset !== "hypoxic-core") continue;
        for (const name of PANELS) {
          const button = page.getByRole("button", { name, exact: true });
          const before = await button.getAttribute("aria-pressed");
          if (before === "false") await button.click();
          if ((await button.getAttribute("aria-pressed")) !== "true") {
            found.push(`${where}: ${name} does not open`);
          }
          await look(`${where} with ${name}`, LEAST_BESIDE_SHEET);
          if (before === "false") await button.click();
        }
      }
    }
    expect(found).toEqual([]);
  });

  test("what is opened is seen, whatever else is open, and the legend is whole where there is room", async () => {
    const page = await open();
    const found: string[] = [];
    const key = async (name: string): Promise<void> => {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press(name);
    };
    const look = async (where: string, ...parts: string[]): Promise<void> => {
      for (const part of parts) await page.locator(part).waitFor({ state: "attached" });
      await settle(page);
      for (const part of parts) {
        if (!(await page.evaluate(isSeen, part))) found.push(`${where}: ${part} is not seen`);
      }
      const overlaps = await page.evaluate(findOverlaps);
      found.push(...overlaps.map((each) => `${where}: ${each}`));
      const scene = await page.locator(".scene").boundingBox();
      const hasRoom = (page.viewportSize()?.height ?? 0) > 760 && (scene?.height ?? 0) > 240;
      const isCut = (await page.locator(".legend.is-cut").count()) > 0;
      if (hasRoom && isCut) found.push(`${where}: the legend is cut`);
    };
    for (const [width, height] of [
      [1280, 720],
      [1440, 900],
      [1024, 768],
      [390, 844],
      [844, 390],
    ] as const) {
      const where = `${width}×${height}`;
      await page.setViewportSize({ width, height });
      await key("u");
      await look(`${where}, budget`, ".screen-budget");
      const isSingle = width === 390 || height === 390;
      await key("j");
      await look(`${where}, editor`, ".editor", ...(isSingle ? [] : [".screen-budget"]));
      for (const [name, panel] of [
        ["Shift+1", "story"],
        ["Shift+4", "plot"],
        ["i", "instruments"],
        ["Shift+5", "claims"],
        ["Shift+3", "parameters"],
      ] as const) {
        const selector = `#panel-${panel}`;
        if (!(await page.locator(selector).isVisible())) await key(name);
        await look(`${where}, editor and ${panel}`, ".editor", selector);
      }
      await key("m");
      await look(`${where}, map`, ".screen-map", ...(isSingle ? [] : [".editor"]));
      await key("b");
      await look(`${where}, brush`, ".brush-panel", ".stage");
      await key("b");
      if (!isSingle) await key("j");
      await page.locator(".editor").waitFor({ state: "detached" });
    }
    expect(found).toEqual([]);
  });

  test("a color bar, a message and the brush stand beside the tissue, too", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.load("gray-scott"));
    await page.keyboard.press("b");
    await page.evaluate(() => window.milieu.load("nonsense").catch(() => {}));
    await page.dispatchEvent("#page", "drop", {
      dataTransfer: await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["no JSON"], "a.json"));
        return transfer;
      }),
    });
    await page.getByRole("alert").waitFor();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await settle(page);
      expect(await page.evaluate(findOverlaps), `${width}×${height}`).toEqual([]);
      expect(await page.evaluate(findCutText), `${width}×${height}`).toEqual([]);
    }
  });

  test("only the tissue: h takes the whole window, whatever is open, and gives all back", async () => {
    const page = await open({ width: 1200, height: 720 });
    await settle(page);
    const before = await tissueShare(page);
    await page.keyboard.press("h");
    await settle(page);
    expect(await tissueShare(page)).toBeGreaterThan(0.99);
    expect(await page.evaluate(drawnShare)).toBeGreaterThan(0.9);
    await page.keyboard.press("h");
    await settle(page);
    expect(await tissueShare(page)).toBeCloseTo(before, 2);
  });

  test("?ui=none is the tissue alone; ?ui=min adds transport, legend and a link", async () => {
    const page = await open({ width: 800, height: 600 });
    const visible = async (): Promise<string[]> => {
      await settle(page);
      const parts = [".bar", ".dock", ".tool-row", ".legend", ".time-strip", ".status-line"];
      const shown: string[] = [];
      for (const part of [...parts, ".open-link"]) {
        if (await page.locator(part).first().isVisible()) shown.push(part);
      }
      return shown;
    };
    await page.evaluate(() => {
      document.documentElement.dataset["ui"] = "none";
    });
    expect(await visible()).toEqual([]);
    // Nobody would see what a key opened, or how to close it.
    for (const key of ["?", "g", "c"]) await page.keyboard.press(key);
    await settle(page);
    expect(await page.locator("dialog[open], :popover-open").count()).toBe(0);
    expect(await tissueShare(page)).toBeGreaterThan(0.99);
    await page.evaluate(() => {
      document.documentElement.dataset["ui"] = "min";
    });
    expect(await visible()).toEqual([".legend", ".time-strip", ".open-link"]);
    expect(await page.evaluate(findOverlaps)).toEqual([]);
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    await page.locator(".open-link").focus();
    expect(await page.locator(".open-link").getAttribute("href")).not.toContain("ui=");
    await page.evaluate(() => {
      document.documentElement.dataset["ui"] = "full";
    });
    expect(await visible()).toContain(".bar");
  });

  test("columns and panels are resized by drag and by keyboard, and stay so", async () => {
    const page = await open({ width: 1440, height: 900 });
    const widthOf = async (name: string): Promise<number> =>
      (await page.locator(name).boundingBox())?.width ?? 0;
    const left = await widthOf(".dock-left");
    const handle = page.getByRole("separator", { name: /^Size of story/ });
    const box = await handle.boundingBox();
    if (box === null) throw new Error("The handle cannot be seen.");
    await page.mouse.move(box.x + 3, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 63, box.y + 200, { steps: 4 });
    await page.mouse.up();
    expect(await widthOf(".dock-left")).toBeCloseTo(left + 60, -0.5);
    const height = async (): Promise<number> =>
      (await page.locator("#panel-story").boundingBox())?.height ?? 0;
    const story = await height();
    await page.getByRole("separator", { name: /of curves$/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await height()).toBeCloseTo(story + 32, -0.5);
    await page.getByRole("button", { name: "Close view" }).click();
    await page.reload();
    await page.waitForFunction(() => Boolean(document.querySelector(".status-grid")?.textContent));
    expect(await widthOf(".dock-left")).toBeCloseTo(left + 60, -0.5);
    expect(await height()).toBeCloseTo(story + 32, -0.5);
    expect(await page.locator("#panel-view").isVisible()).toBe(false);
    expect(await page.locator("#panel-parameters").isVisible()).toBe(true);
  });

  test("Tab reaches Play before the columns", async () => {
    const page = await open();
    const stops: string[] = [];
    for (let press = 0; press < 20; press++) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""),
      );
      if (stops.at(-1) === "Play") break;
    }
    expect(stops.at(-1)).toBe("Play");
    expect(stops.length).toBeLessThanOrEqual(19);
  });

  test("that the CPU computes is a badge with the choice behind it, never a message", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.load("hypoxic-core"));
    expect(await page.locator(".notice").count()).toBe(0);
    const badge = page.getByRole("button", { name: /^CPU/ });
    await badge.click();
    const menu = page.getByRole("menu", { name: "Machine" });
    expect(await menu.textContent()).toMatch(/CPU computes, on 128 × 128 voxels/);
    await menu.getByRole("menuitem", { name: /^Use all/ }).click();
    await page.waitForFunction(
      () => document.querySelector(".status-grid")?.textContent?.startsWith("128 × 128") === false,
    );
    await badge.click();
    await menu.getByRole("menuitem", { name: "Use fewer voxels, to stay fluid" }).click();
    await page.waitForFunction(() =>
      document.querySelector(".status-grid")?.textContent?.startsWith("128 × 128"),
    );
  });

  test("on a touch screen what one presses is large enough", async () => {
    const context = await suite.browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    await page.goto(`${suite.url}?safe=1`);
    await page.waitForFunction(() => Boolean(document.querySelector(".status-grid")?.textContent));
    for (const [width, height] of [
      [360, 640],
      [390, 844],
      [844, 390],
      [768, 1024],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settle(page);
      expect(await page.evaluate(smallTargets, 44), `${width}×${height}`).toEqual([]);
      expect(await page.evaluate(findOverlaps), `${width}×${height}`).toEqual([]);
    }
    await context.close();
  });

  test("the gallery's head has room on a phone for all that is in it", async () => {
    const page = await open();
    for (const [width, height] of [
      [360, 640],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.keyboard.press("g");
      const head = page.locator(".gallery-header");
      await head.waitFor();
      const beyond = await head.evaluate(
        (all) =>
          [...all.children].filter((part) => part.getBoundingClientRect().right > innerWidth)
            .length,
      );
      expect(beyond, `${width}×${height}`).toBe(0);
      await page.getByRole("button", { name: "Close gallery" }).click();
    }
  });

  test("with forced colors sliders keep their tracks", async () => {
    const page = await open();
    await page.emulateMedia({ forcedColors: "active" });
    const slider = page.getByRole("slider", { name: "Speed" });
    const seen = await slider.screenshot();
    await slider.evaluate((input) => {
      input.classList.remove("speed-slider");
      input.style.cssText = "appearance:none;background:none;width:100%;height:16px;margin:0";
    });
    const plain = await slider.screenshot();
    expect(Buffer.compare(seen, plain)).not.toBe(0);
  });
});

/** Share of the stage's height or width that its drawn tissue takes, by what the canvas is. */
function drawnShare(): number {
  const canvas = document.querySelector(".stage canvas")?.getBoundingClientRect();
  return canvas === undefined ? 0 : Math.min(canvas.width, canvas.height) / innerHeight;
}

describe.each(["light", "dark"] as const)("axe finds nothing on a %s page", (colorScheme) => {
  test("in its main states", async () => {
    const page = await open();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const check = async (state: string): Promise<string[]> => {
      await settle(page);
      const violations = await page.evaluate(axeViolations);
      return violations.map((violation) => `${state}: ${violation}`);
    };
    await page.evaluate(axe.source);
    const found: string[] = [];
    found.push(...(await check("plain")));
    await page.keyboard.press("b");
    await page.getByRole("button", { name: "Field", exact: true }).click();
    await page.getByRole("button", { name: "Field", exact: true }).hover();
    await page.locator(".tip:not([hidden])").waitFor();
    found.push(...(await check("one field, with the brush and a tip")));
    await page.keyboard.press("b");
    await page.getByRole("button", { name: "More", exact: true }).click();
    found.push(...(await check("menu")));
    await page.keyboard.press("Escape");
    await page.getByRole("menu", { name: "More" }).waitFor({ state: "hidden" });
    for (const key of ["g", "?"]) {
      await page.keyboard.press(key);
      await page.locator("dialog[open]").waitFor();
      found.push(...(await check(`dialog of ${key}`)));
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Parameters", exact: true }).click();
    found.push(...(await check("phone, parameters")));
    await page.getByRole("button", { name: "Curves", exact: true }).click();
    found.push(...(await check("phone, curves")));
    expect(found).toEqual([]);
  });
});

/** Run in the page: rule and element of each violation. */
async function axeViolations(): Promise<string[]> {
  const run = (window as unknown as { axe: typeof axe }).axe;
  const { violations } = await run.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map(({ html, any }) => `${id} ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
  );
}

test("what the first picture needs is at most 500 kB", async () => {
  const parts = await firstDownload(await open(), suite.url);
  expect(sumOf(parts)).toBeGreaterThan(100_000);
  expect(sumOf(parts), parts.map(({ name, bytes }) => `${bytes} ${name}`).join("\n")).toBeLessThan(
    500_000,
  );
});

test("no style names a token that there is not", async () => {
  const folder = new URL("../../src/styles/", import.meta.url);
  const sheets = (await readdir(folder)).filter((name) => name.endsWith(".css"));
  const texts = await Promise.all(sheets.map((name) => readFile(new URL(name, folder), "utf8")));
  const all = texts.join("\n");
  const known = new Set([...all.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));
  // A use with a second choice may be set by a script, or not at all.
  const used = [...all.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name ?? "");
  const fromScripts = new Set(["--c", "--at", "--colors"]);
  expect([...new Set(used)].filter((name) => !known.has(name) && !fromScripts.has(name))).toEqual(
    [],
  );
});
