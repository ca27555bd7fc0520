import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import { loadPaused, type OpenedPage, openPage, QUICK_START } from "../support/open-page.ts";
import { spawnBrowser } from "../support/spawn-browser.ts";

/** The middle of the tissue, clear of panels. */
const MIDDLE = { x: 520, y: 260, width: 160, height: 160 };

let server: PageServer;
let browser: Browser;
let opened: OpenedPage[] = [];

beforeAll(async () => {
  server = await servePage();
  browser = await openBrowser({ webgpu: false });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Nothing may have gone wrong behind the page's back. */
afterEach(async () => {
  const all = opened;
  opened = [];
  for (const one of all) await one.close();
  expect(all.flatMap(({ problems }) => problems)).toEqual([]);
});

async function open(query: string): Promise<Page> {
  const one = await openPage(browser, query.startsWith("http") ? query : `${server.url}${query}`);
  opened.push(one);
  return one.page;
}

/** Open, paused, on a small grid, so that every step is quick. */
async function openPaused(preset: string | object = "gray-scott"): Promise<Page> {
  const page = await open(QUICK_START);
  await loadPaused(page, preset);
  return page;
}

/** A small tissue with a treatment at 10 min. */
const treated = {
  format: "milieu/1",
  title: "Fed once",
  model: {
    fields: {
      food: { kind: "substrate", unit: "1", diffusion: 100, initial: 0.1 },
      eater: { kind: "population", unit: "1" },
    },
    parameters: { appetite: { value: 0.5, unit: "1/min", min: 0, max: 5 } },
    processes: [{ type: "loss", field: "food", rate: "appetite * eater" }],
  },
  domain: { size: ["320 um", "320 um"], grid: [32, 32] },
  time: { step: "1 min" },
  initial: [{ field: "eater", shape: "disc", radius: "80 um" }],
  interventions: [{ label: "Meal", start: "10 min", field: "food", add: 3 }],
  view: { mode: "field", field: "food", map: "viridis", window: [0, 1] },
};

const time = (page: Page) => page.evaluate(() => window.milieu.time);
const read = (page: Page, field: string) =>
  page.evaluate(async (name) => [...(await window.milieu.read(name))], field);
const documentOf = (page: Page) => page.evaluate(() => window.milieu.document);
const undoButton = (page: Page) => page.locator(".bar-history button").first();
const redoButton = (page: Page) => page.locator(".bar-history button").last();
const nameOf = (button: ReturnType<typeof undoButton>) => button.getAttribute("aria-label");

/** A stroke across the middle of the tissue. */
async function stroke(page: Page): Promise<void> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  await page.mouse.down();
  await page.mouse.move(MIDDLE.x + MIDDLE.width, MIDDLE.y + MIDDLE.height, { steps: 6 });
  await page.mouse.up();
}

async function drop(page: Page, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents], "dropped.json", { type: "application/json" }));
    return transfer;
  }, text);
  await page.dispatchEvent("#page", "drop", { dataTransfer });
}

describe("undo and redo", () => {
  test("a drag of a slider is one step, undone within a frame; buttons say what they do", async () => {
    const page = await openPaused();
    expect(await nameOf(undoButton(page))).toMatch(/^Undo: Load Gray-Scott/);
    const slider = page.locator('[data-parameter="kill"] input[type="range"]');
    const box = await slider.boundingBox();
    if (box === null) throw new Error("there is no slider");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 4, y, { steps: 8 });
    await page.mouse.up();
    const dragged = await page.evaluate(() => window.milieu.get("kill"));
    expect(dragged).toBeGreaterThan(0.07);
    expect(await nameOf(undoButton(page))).toMatch(/^Undo: Set Removal of V to 0\.07/);
    const seen = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>(
        '[data-parameter="kill"] input[type="range"]',
      );
      const before = input?.value;
      const frame = new Promise((resolve) => requestAnimationFrame(resolve));
      dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, cancelable: true }));
      await frame;
      return { value: window.milieu.get("kill"), moved: input?.value !== before };
    });
    expect(seen).toEqual({ value: 0.06, moved: true });
    expect(await nameOf(redoButton(page))).toMatch(/^Redo: Set Removal of V/);
    await page.keyboard.press("Control+Shift+Z");
    expect(await page.evaluate(() => window.milieu.get("kill"))).toBe(dragged);
    await undoButton(page).click();
    expect(await page.evaluate(() => window.milieu.get("kill"))).toBe(0.06);
    await page.keyboard.press("Control+y");
    expect(await page.evaluate(() => window.milieu.get("kill"))).toBe(dragged);
  });

  test("a view, the speed, the grid and a reset of all parameters come back", async () => {
    const page = await openPaused();
    const view = page.getByLabel("What to show");
    const before = await view.inputValue();
    await view.selectOption("field:u");
    expect((await documentOf(page))?.view).toMatchObject({ mode: "field", field: "u" });
    await undoButton(page).click();
    await expect.poll(() => view.inputValue()).toBe(before);
    await page.evaluate(() => window.milieu.send({ kind: "set-settings", grid: [32, 32] }));
    await expect.poll(() => page.locator(".status-grid").textContent()).toContain("32 × 32");
    await page.evaluate(() => window.milieu.undo());
    await expect.poll(() => page.locator(".status-grid").textContent()).not.toContain("32 × 32");
    await page.evaluate(() => window.milieu.set("feed", 0.05));
    await page.getByRole("button", { name: "Reset 1 parameter" }).click();
    expect(await page.evaluate(() => window.milieu.get("feed"))).toBe(0.037);
    await undoButton(page).click();
    expect(await page.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
  });

  test("a treatment applies from now on, and undone the run goes on without", async () => {
    const page = await openPaused(treated);
    await page.evaluate(() => window.milieu.step(5));
    await page.evaluate(() =>
      window.milieu.send({ kind: "switch-treatment", id: "p1", on: false }),
    );
    expect(await nameOf(undoButton(page))).toBe("Undo: Switch Meal off");
    await page.evaluate(() => window.milieu.step(10));
    const hungry = await page.evaluate(async () => (await window.milieu.observables())["food"]);
    const reached = await time(page);
    expect(reached).toBeGreaterThan(10);
    expect(hungry).toBeLessThan(0.11);
    const without = await open("?safe=1");
    await without.evaluate(async (preset) => {
      await window.milieu.load({ ...preset, interventions: [] });
      await window.milieu.step(15);
    }, treated);
    expect(await read(page, "food")).toEqual(await read(without, "food"));
    await page.evaluate(async () => {
      await window.milieu.reset();
      await window.milieu.undo();
      await window.milieu.undo();
    });
    expect(await time(page)).toBe(reached);
    expect(await page.evaluate(() => window.milieu.document?.treatments)).toBeNull();
  });

  test("loading comes back to where the run was left", async () => {
    const page = await openPaused(treated);
    await page.evaluate(() => window.milieu.step(7));
    const food = await read(page, "food");
    const left = await time(page);
    await page.evaluate(() => window.milieu.load("gray-scott"));
    expect(await time(page)).toBe(0);
    await page.evaluate(() => window.milieu.undo());
    await expect.poll(() => page.title()).toContain("Fed once");
    expect(await time(page)).toBe(left);
    expect(await read(page, "food")).toEqual(food);
    await page.evaluate(() => window.milieu.redo());
    await expect.poll(() => page.title()).toContain("Gray-Scott");
  });

  test("a stroke of the brush and a start from 0 come back bit for bit", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.step(20));
    const before = await read(page, "v");
    await page.keyboard.press("b");
    await page.getByLabel("Field to paint").selectOption("v");
    await stroke(page);
    await expect.poll(() => nameOf(undoButton(page))).toBe("Undo: Paint Product V");
    const painted = await read(page, "v");
    expect(painted).not.toEqual(before);
    await page.keyboard.press("b");
    await page.evaluate(() => window.milieu.step(10));
    await page.keyboard.press("r");
    await expect.poll(() => nameOf(undoButton(page))).toBe("Undo: Start again");
    expect(await time(page)).toBe(0);
    const ask = (way: "undo" | "redo") => page.evaluate((one) => window.milieu[one](), way);
    await ask("undo");
    expect(await time(page)).toBe(15);
    await ask("undo");
    expect(await time(page)).toBe(10);
    expect(await read(page, "v")).toEqual(before);
    await ask("redo");
    expect(await time(page)).toBe(15);
    await ask("redo");
    expect(await time(page)).toBe(0);
  });
});

describe("links", () => {
  test("open the same document, and on the CPU the same run bit for bit", async () => {
    const page = await openPaused();
    const link = await page.evaluate(async () => {
      window.milieu.set("feed", 0.05);
      window.milieu.send({ kind: "set-settings", seed: 7, grid: [48, 40] });
      window.milieu.send({ kind: "set-speed", speed: 3 });
      window.milieu.send({
        kind: "set-view",
        view: { mode: "field", field: "v", map: "viridis", window: [0, 0.4], contours: [] },
      });
      return window.milieu.share();
    });
    expect(link.length).toBeLessThan(2000);
    const other = await open(link);
    await other.evaluate(async () => {
      window.milieu.pause();
      await window.milieu.reset();
    });
    expect(await documentOf(other)).toEqual(await documentOf(page));
    await page.evaluate(() => window.milieu.reset());
    for (const one of [page, other]) await one.evaluate(() => window.milieu.step(40));
    expect(await read(other, "v")).toEqual(await read(page, "v"));
    expect(await other.getByLabel("What to show").inputValue()).toBe("field:v");
  });

  test("hold a change though the page is reloaded at once", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.set("feed", 0.05));
    await page.evaluate(() => window.milieu.step(20));
    const stood = await time(page);
    await page.reload();
    await page.waitForFunction(() => window.milieu?.document != null);
    // It comes back paused, and where it stood: at once, or with the way there where no state was kept yet.
    await page.evaluate(() => window.milieu.ready);
    const way = page.getByRole("button", { name: /^Go to / });
    const goOn = async (): Promise<number> => {
      if ((await way.count()) > 0) await way.click();
      return time(page);
    };
    await expect.poll(goOn, { timeout: 60_000 }).toBe(stood);
    expect(await page.evaluate(() => window.milieu.playing)).toBe(false);
    expect(await documentOf(page)).toMatchObject({
      source: { name: "gray-scott" },
      parameters: { feed: 0.05 },
    });
  });

  test("with a model of their own ask before anything runs", async () => {
    const page = await openPaused(treated);
    const link = await page.evaluate(() => window.milieu.share());
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(link);
    await other.getByRole("dialog", { name: "Open “Fed once”?" }).waitFor();
    expect(await other.evaluate(() => window.milieu.document)).toBeNull();
    await other.getByRole("button", { name: "Open", exact: true }).click();
    await expect.poll(() => other.title()).toContain("Fed once");
    // This tab's own history needs no question.
    await other.reload();
    await expect.poll(() => other.title()).toContain("Fed once");
    const refusing = await context.newPage();
    await refusing.goto(link);
    await refusing.getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => refusing.title()).toContain("hypoxic core");
    await context.close();
  });

  test("that cannot be opened say why, and lose nothing", async () => {
    const good = await (await openPaused(treated)).evaluate(() => window.milieu.share());
    const hash = new URL(good).hash;
    const cases: [string, RegExp][] = [
      [`${hash.slice(0, 40)}x${hash.slice(41)}`, /damaged/],
      [hash.slice(0, 60), /damaged/],
      ["#v99=AAAA", /newer version/],
      ["#v1=", /damaged/],
    ];
    const page = await open(`?backend=cpu&preset=gray-scott${cases[0]?.[0]}`);
    await page.evaluate(() => window.milieu.pause());
    expect(await page.title()).toContain("Gray-Scott");
    for (const [bad, words] of cases) {
      await page.evaluate((text) => {
        location.hash = text;
      }, bad);
      await expect
        .poll(() => page.getByRole("alert").textContent())
        .toMatch(/This link could not be opened/);
      expect(await page.getByRole("alert").textContent()).toMatch(words);
      expect(await page.title()).toContain("Gray-Scott");
    }
    // A good one in the same tab is opened, after the question; what is there stays until then.
    await page.evaluate((text) => {
      location.hash = text;
    }, hash);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await expect.poll(() => page.title()).toContain("Fed once");
  });
});

test("back, forward and a reload are documents; a dropped file leaves no former name", async () => {
  const page = await open("?backend=cpu");
  await page.evaluate(() => window.milieu.pause());
  await page.evaluate(() => window.milieu.load("gray-scott"));
  await page.evaluate(() => window.milieu.set("feed", 0.05));
  await expect.poll(() => page.url()).toMatch(/preset=gray-scott#v1=/);
  await page.evaluate(() => window.milieu.load("fisher-kpp"));
  expect(page.url()).toMatch(/preset=fisher-kpp$/);
  await page.goBack();
  await expect.poll(() => page.title()).toContain("Gray-Scott");
  await expect.poll(() => page.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
  await page.goBack();
  await expect.poll(() => page.title()).toContain("hypoxic core");
  // Whoever goes back twice at once can still go forth: a way that was overtaken makes no entry.
  await page.goForward();
  await expect.poll(() => page.title()).toContain("Gray-Scott");
  await page.goForward();
  await expect.poll(() => page.title()).toContain("Fisher");
  const entries = await page.evaluate(() => history.length);
  await page.evaluate(async () => {
    history.back();
    await new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
    history.back();
  });
  await expect.poll(() => page.title()).toContain("hypoxic core");
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.goForward();
  await expect.poll(() => page.title()).toContain("Gray-Scott");
  await page.reload();
  await page.evaluate(() => window.milieu.ready);
  expect(await page.title()).toContain("Gray-Scott");
  expect(await page.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
  await drop(page, JSON.stringify(treated));
  await expect.poll(() => page.title()).toContain("Fed once");
  expect(page.url()).not.toContain("preset=");
  // The address is written a moment after the document: a reload before that would lose it.
  await expect.poll(() => page.url()).toMatch(/#v1=/);
  await page.reload();
  await page.evaluate(() => window.milieu.ready);
  expect(await page.title()).toContain("Fed once");
});

describe("what is kept", () => {
  test("survives kill -9 of the browser, and is offered", async () => {
    const profile = await mkdtemp(join(tmpdir(), "milieu-profile-"));
    const first = await spawnBrowser(profile);
    const url = `${server.url}?backend=cpu&preset=gray-scott`;
    const context = first.browser.contexts()[0];
    if (context === undefined) throw new Error("the browser has no context");
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(async () => {
      await window.milieu.ready;
      window.milieu.pause();
      await window.milieu.reset();
      window.milieu.set("feed", 0.05);
      await window.milieu.step(30);
    });
    await page.waitForFunction(
      () => /saved/.test(document.querySelector(".status-saved")?.textContent ?? ""),
      null,
      { timeout: 60_000 },
    );
    // The state follows the document within some seconds.
    await page.waitForTimeout(13_000);
    const v = await read(page, "v");
    await first.kill();

    const second = await spawnBrowser(profile);
    const again = await second.browser.contexts()[0]?.newPage();
    if (again === undefined) throw new Error("the browser has no context");
    await again.goto(server.url);
    await again.getByText("Go on with “Gray-Scott").waitFor({ timeout: 120_000 });
    expect(await again.title()).toContain("hypoxic core");
    await again.getByRole("button", { name: "Go on", exact: true }).click();
    await expect.poll(() => again.title(), { timeout: 60_000 }).toContain("Gray-Scott");
    await expect.poll(() => time(again), { timeout: 60_000 }).toBe(15);
    expect(await again.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
    expect(await read(again, "v")).toEqual(v);
    await second.kill();
    await rm(profile, { recursive: true, force: true });
  });

  test("never locks anyone out: damaged slots, blocked and full storage, safe mode", async () => {
    const context = await browser.newContext();
    const damage = await context.newPage();
    await damage.goto(`${server.url}?backend=cpu&preset=gray-scott`);
    await damage.evaluate(async () => {
      await window.milieu.ready;
      window.milieu.pause();
      window.milieu.set("feed", 0.05);
    });
    const saved = damage.locator(".status-saved");
    await expect.poll(() => saved.textContent(), { timeout: 60_000 }).toContain("saved");
    await damage.close();
    const page = await context.newPage();
    await page.goto(`${server.url}?safe=1#v1=AAAA`);
    await page.getByText("Safe mode has not opened the link").waitFor();
    expect(page.url()).toContain("#v1=AAAA");
    await page.evaluate(async () => {
      await window.milieu.ready;
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("milieu-lab");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("slots", "readwrite");
          const slots = transaction.objectStore("slots");
          for (const key of ["slot-a", "slot-b"]) slots.put(new Uint8Array(90).fill(7), key);
          transaction.oncomplete = () => resolve();
        };
      });
    });
    expect(await page.getByText("Go on with").count()).toBe(0);
    await page.goto(`${server.url}?backend=cpu`);
    await page.getByText("What was kept is damaged").waitFor({ timeout: 60_000 });
    expect(await page.title()).toContain("hypoxic core");
    await expect
      .poll(() => page.locator(".status-saved").textContent(), { timeout: 60_000 })
      .toContain("saved");
    await context.close();

    for (const kind of ["blocked", "full"]) {
      const other = await browser.newContext();
      await other.addInitScript((how) => {
        if (how === "blocked") {
          const refuse = (): never => {
            throw new DOMException("The user denied it.", "SecurityError");
          };
          Object.defineProperty(window, "indexedDB", { get: refuse });
          Object.defineProperty(window, "localStorage", { get: refuse });
        } else {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException("There is no room.", "QuotaExceededError");
          };
        }
      }, kind);
      const own = await other.newPage();
      await own.goto(`${server.url}?backend=cpu&preset=gray-scott`);
      await own.evaluate(() => window.milieu.ready);
      expect(await own.title()).toContain("Gray-Scott");
      await own.getByText("Nothing of this is kept in the browser").waitFor({ timeout: 60_000 });
      await expect.poll(() => own.locator(".status-saved").textContent()).toBe("not saved");
      const before = await time(own);
      await expect.poll(() => time(own)).toBeGreaterThan(before);
      await other.close();
    }
  });

  test("a preset file holds all of it, the painted state, too", async () => {
    const page = await openPaused();
    await page.evaluate(async () => {
      window.milieu.set("feed", 0.05);
      window.milieu.send({ kind: "set-speed", speed: 3 });
      await window.milieu.step(20);
    });
    const v = await read(page, "v");
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Save with the present state" }).click();
    const stream = await (await waiting).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const other = await openPaused("fisher-kpp");
    await drop(other, Buffer.concat(chunks).toString("utf8"));
    await expect.poll(() => other.title()).toContain("Gray-Scott");
    await other.evaluate(() => window.milieu.pause());
    const reached = await time(other);
    expect(reached).toBeGreaterThanOrEqual(10);
    expect((await documentOf(other))?.speed).toBe(3);
    expect(await other.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
    // It plays on from there; the run of before comes to the same.
    await page.evaluate((until) => window.milieu.runTo(until), reached);
    if (reached > 10) expect(await read(page, "v")).not.toEqual(v);
    expect(await read(other, "v")).toEqual(await read(page, "v"));
  });
});

test("the embed code shows the tissue in a page of another origin", async () => {
  const page = await openPaused();
  await page.evaluate(() => window.milieu.set("feed", 0.05));
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text: string) => void Object.assign(window, { copied: text }) },
    });
  });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: "Copy embed code" }).click();
  await page.getByRole("heading", { name: "The code is copied." }).waitFor();
  const code = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  const outer = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Lesson</title><h1>Patterns</h1>${code}`);
  });
  await new Promise<void>((resolve) => outer.listen(0, "127.0.0.1", resolve));
  const { port } = outer.address() as AddressInfo;
  const context = await browser.newContext();
  const lesson = await context.newPage();
  await lesson.goto(`http://localhost:${port}/`);
  await expect.poll(() => lesson.frames().length).toBe(2);
  const frame = lesson.frames()[1];
  await frame?.waitForFunction(() => window.milieu?.time > 0, null, { timeout: 120_000 });
  expect(await frame?.evaluate(() => window.milieu.get("feed"))).toBe(0.05);
  expect(await frame?.evaluate(() => document.documentElement.dataset["ui"])).toBe("min");
  expect(await frame?.locator(".bar").isVisible()).toBe(false);
  await context.close();
  await new Promise((resolve) => outer.close(resolve));
});
