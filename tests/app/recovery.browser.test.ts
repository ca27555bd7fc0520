import type { Browser, Page, Worker } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import {
  changedShare,
  loadPaused,
  type OpenedPage,
  openPage,
  QUICK_START,
  readPixels,
  readStill,
} from "../support/open-page.ts";

/** The middle of the tissue, clear of captions and panels. */
const MIDDLE = { x: 520, y: 260, width: 160, height: 160 };
/** More than the silence of a worker that is borne, ms. */
const SILENCE = 60_000;

let server: PageServer;
let browser: Browser;
let opened: OpenedPage | undefined;

beforeAll(async () => {
  server = await servePage();
  browser = await openBrowser({ webgpu: false });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function openPaused(preset: string | object = "gray-scott"): Promise<Page> {
  opened = await openPage(browser, `${server.url}${QUICK_START}`);
  const { page } = opened;
  await loadPaused(page, preset);
  return page;
}

const time = (page: Page) => page.evaluate(() => window.milieu.time);
const isPlaying = (page: Page) => page.evaluate(() => window.milieu.playing);
const notices = (page: Page) => page.locator(".notices").innerText();

/** The worker that computes now. */
function engineOf(page: Page): Worker {
  const worker = page.workers().findLast((one) => one.url().includes("cpu-worker"));
  if (worker === undefined) throw new Error("no worker computes");
  return worker;
}

/** Makes a worker end at once, without a word. */
const kill = (worker: Worker) => worker.evaluate(() => self.close());
/** Makes it fail outside of any call. */
const breakDown = (worker: Worker) =>
  worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("on purpose");
    });
  });

/** A tissue in which u' = u^2, which is infinite at t = 1 / 0.1. */
const runaway = {
  format: "milieu/1",
  title: "Runaway",
  model: {
    fields: { u: { kind: "population", unit: "1", initial: 0.1 } },
    parameters: { k: { value: 1, unit: "1/min" } },
    processes: [{ type: "source", field: "u", rate: "k * u^2" }],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "1 min" },
  view: { mode: "field", field: "u", map: "viridis", window: [0, 1] },
};

describe("a worker that computes", () => {
  test("and breaks down is replaced while it plays, on from its own run", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.play());
    await expect.poll(() => time(page)).toBeGreaterThan(20);
    const before = engineOf(page);
    await breakDown(before);
    await page.getByText("another one goes on").waitFor();
    expect(engineOf(page)).not.toBe(before);
    expect(await isPlaying(page)).toBe(true);
    const from = await time(page);
    await expect.poll(() => time(page)).toBeGreaterThan(from + 20);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("and ends without a word is noticed though nothing is asked of it", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.step(50));
    const reached = await time(page);
    await kill(engineOf(page));
    await page.getByText("another one goes on").waitFor({ timeout: SILENCE });
    expect(await time(page)).toBeLessThanOrEqual(reached);
    const from = await time(page);
    await page.evaluate(() => window.milieu.step(4));
    expect(await time(page)).toBe(from + 2);
  });

  test("and hangs is replaced", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.play());
    await expect.poll(() => time(page)).toBeGreaterThan(20);
    void engineOf(page)
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {});
    await page.getByText("another one goes on").waitFor({ timeout: SILENCE });
    const from = await time(page);
    await expect.poll(() => time(page)).toBeGreaterThan(from);
  });

  test("and breaks down again and again is told; Start again starts again", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.step(10));
    for (let loss = 0; loss < 3; loss++) {
      const worker = engineOf(page);
      await breakDown(worker);
      if (loss < 2) await expect.poll(() => engineOf(page) === worker).toBe(false);
    }
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("on purpose");
    await alert.getByRole("button", { name: "Start again" }).click();
    await expect.poll(() => time(page)).toBe(0);
    await page.evaluate(() => window.milieu.step(4));
    expect(await time(page)).toBe(2);
    await page.evaluate(() => window.milieu.play());
    await expect.poll(() => time(page)).toBeGreaterThan(10);
  });
});

describe("a picture", () => {
  test("whose WebGL context is lost is drawn anew", async () => {
    const page = await openPaused();
    await page.evaluate(() => window.milieu.step(200));
    const before = await readStill(page, MIDDLE);
    for (let loss = 0; loss < 2; loss++) {
      await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>("canvas.tissue");
        canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
      });
      await expect
        .poll(async () => changedShare(before, await readPixels(page, MIDDLE)), { timeout: 20_000 })
        .toBeLessThan(0.01);
    }
    expect(await page.locator("canvas.tissue").count()).toBe(1);
    await page.evaluate(() => window.milieu.step(400));
    await expect
      .poll(async () => changedShare(before, await readPixels(page, MIDDLE)))
      .toBeGreaterThan(0.02);
  });

  test("comes back after the browser's GPU process has crashed, with a word meanwhile", async () => {
    const own = await openBrowser({ webgpu: false });
    try {
      const { page } = await openPage(own, `${server.url}${QUICK_START}`);
      await loadPaused(page, "gray-scott");
      await page.evaluate(() => window.milieu.step(200));
      const before = await readStill(page, MIDDLE);
      const crasher = await own.newBrowserCDPSession();
      await crasher.send("Browser.crashGpuProcess");
      await page.evaluate(() => window.milieu.step(1));
      const isBack = async (): Promise<boolean> => {
        if (/Draw again/.test(await notices(page))) {
          await page.getByRole("button", { name: "Draw again" }).click();
        }
        return changedShare(before, await readPixels(page, MIDDLE)) < 0.05;
      };
      await expect.poll(isBack, { timeout: 60_000, interval: 1000 }).toBe(true);
    } finally {
      await own.close();
    }
  });
});

describe("what is told", () => {
  test("of a runaway, by the rule of the command line", async () => {
    const page = await openPaused(runaway);
    await page.evaluate(() => window.milieu.play());
    const alert = page.getByRole("alert");
    await alert.waitFor({ timeout: 60_000 });
    expect(await alert.innerText()).toMatch(/"u" has grown beyond all bounds/);
    expect(await isPlaying(page)).toBe(false);
    // Back at the start it is true no more.
    await page.evaluate(() => window.milieu.reset());
    await alert.waitFor({ state: "detached" });
    // What goes there by itself stops on the way, too, and says why.
    const asked = await page.evaluate(() =>
      window.milieu.runTo(5000).then(String, (error: Error) => error.message),
    );
    expect(asked).toMatch(/"u" has grown beyond all bounds/);
    expect(await time(page)).toBeLessThan(5000);
    expect(await page.evaluate(() => window.milieu.step(1).catch((e: Error) => e.message))).toBe(
      asked,
    );
  });

  test("is never that an engine was closed, however quickly presets follow each other", async () => {
    const page = await openPaused();
    await page.evaluate(async () => {
      const { milieu } = window;
      for (let round = 0; round < 4; round++) {
        milieu.play();
        const loading = milieu.load(round % 2 === 0 ? "fitzhugh-nagumo" : "gray-scott");
        const reset = milieu.reset().catch(() => {});
        const stepping = milieu.step(50).catch(() => {});
        await loading;
        milieu.play();
        await Promise.all([reset, stepping]);
      }
    });
    await page.waitForTimeout(1000);
    expect(await page.locator(".notices").innerText()).not.toMatch(/closed/);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

describe("a page", () => {
  test("that is opened in a tab that nobody sees rests until it is seen", async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.addInitScript(() => {
        Object.assign(window, { isSeen: false });
        const hidden = { get: () => !(window as unknown as { isSeen: boolean }).isSeen };
        Object.defineProperty(document, "hidden", hidden);
      });
      await page.goto(`${server.url}${QUICK_START}`);
      await page.evaluate(() => window.milieu.ready);
      expect(await isPlaying(page)).toBe(true);
      await page.waitForTimeout(500);
      expect(await time(page)).toBe(0);
      await page.evaluate(() => {
        Object.assign(window, { isSeen: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await expect.poll(() => time(page)).toBeGreaterThan(0);
    } finally {
      await context.close();
    }
  });

  test("whose states cannot be packed opens all the same, and says what is lost", async () => {
    const context = await browser.newContext();
    try {
      await context.route(/pack-worker/, (route) => route.abort());
      const page = await context.newPage();
      await page.goto(`${server.url}${QUICK_START}`);
      await page.evaluate(() => window.milieu.ready);
      await page.getByText("its states are not kept now").waitFor();
      await loadPaused(page, "gray-scott");
      await page.evaluate(() => window.milieu.step(4));
      expect(await time(page)).toBe(2);
      await page.evaluate(() => window.milieu.reset());
      expect(await time(page)).toBe(0);
    } finally {
      await context.close();
    }
  });
});

describe("scripts", () => {
  test("can pause a million steps", async () => {
    const page = await openPaused();
    await page.evaluate(() => {
      void window.milieu.step(1e6);
    });
    await expect.poll(() => time(page)).toBeGreaterThan(5);
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    await expect.poll(() => isPlaying(page)).toBe(false);
    // The submit that is under way ends first.
    const moved = async (): Promise<number> => {
      const before = await time(page);
      await page.waitForTimeout(500);
      return (await time(page)) - before;
    };
    await expect.poll(moved, { timeout: 60_000 }).toBe(0);
    expect(await time(page)).toBeLessThan(1e6);
  });

  test("change nothing of a film that is being made", async () => {
    const page = await openPaused();
    const [alone, disturbed, reached] = await page.evaluate(async () => {
      const { milieu } = window;
      const wish = { duration: 1, fps: 8, size: "64x48", speed: 8, format: "webm" } as const;
      const first = await milieu.record(wish);
      const filming = milieu.record(wish);
      milieu.play();
      await milieu.step(5);
      const time = milieu.time;
      await milieu.load("schnakenberg");
      return [first.size, (await filming).size, time];
    });
    expect(alone).toBeGreaterThan(500);
    expect(disturbed).toBe(alone);
    expect(reached).toBeGreaterThan(0);
  });

  test("are refused what is no preset and no parameter", async () => {
    const page = await openPaused();
    const told = await page.evaluate(async () => {
      const { milieu } = window;
      const attempt = (name: string): string => {
        try {
          milieu.set(name, 1);
          return "";
        } catch (error) {
          return String(error);
        }
      };
      return {
        number: await milieu.load(42 as unknown as string).then(String, String),
        nothing: await milieu.load(null as unknown as string).then(String, String),
        inherited: attempt("constructor"),
        value: milieu.get("kill"),
      };
    });
    expect(told.number).toContain("not 42");
    expect(told.nothing).toContain("not null");
    expect(told.inherited).toContain('no parameter "constructor"');
    expect(told.value).toBe(0.06);
  });
});

test("a storage that never answers does not keep the page from starting", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await page.goto(`${server.url}?preset=gray-scott&backend=cpu`);
  await page.waitForFunction(() => window.milieu?.time > 0, null, { timeout: 60_000 });
  await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
  await context.close();
});
