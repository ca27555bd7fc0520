import { decode } from "fast-png";
import type { Browser, Page } from "playwright-core";

/** A page of the built app, and everything that went wrong in it so far. */
export interface OpenedPage {
  readonly page: Page;
  /** Console errors, uncaught errors and violations of the Content-Security-Policy. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** Opens the page, drawn in pixels of twice the usual size, and waits until its first preset is there. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport = { width: 1200, height: 720 },
  language = "en-US",
): Promise<OpenedPage> {
  // Software draws the pixels; the layout is that of whole ones.
  const deviceScaleFactor = 0.5;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor,
    locale: "en-US",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error.stack ?? error)));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`violates ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  if (language !== "en-US") {
    // A browser takes only languages that it knows; one that its system makes it name is not among them.
    await page.addInitScript((name) => {
      Object.defineProperty(navigator, "language", { get: () => name, configurable: true });
    }, language);
  }
  await page.goto(url);
  await page.waitForFunction(() => Boolean(document.querySelector(".status-grid")?.textContent));
  return { page, problems, close: () => context.close() };
}

/** Opens a page with a run that costs little to draw, for `loadPaused`. */
export const QUICK_START = "?backend=cpu&preset=fisher-kpp";

/** Pauses a page and loads a preset, by its name, as text or as data, at t = 0. */
export async function loadPaused(page: Page, preset: string | object): Promise<void> {
  await page.evaluate(async (wanted) => {
    window.milieu.pause();
    await window.milieu.load(wanted);
  }, preset);
}

/** Red, green, blue of every pixel of a part of the page. */
export async function readPixels(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<Uint8Array> {
  const { data, channels } = decode(await page.screenshot({ clip, scale: "css" }));
  const pixels = data.length / channels;
  const colors = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let part = 0; part < 3; part++) {
      colors[3 * pixel + part] = data[channels * pixel + part] as number;
    }
  }
  return colors;
}

/** What a part of the page shows once it stands still and is more than ground: as readPixels. */
export async function readStill(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<Uint8Array> {
  let last = await readPixels(page, clip);
  for (;;) {
    await page.waitForTimeout(300);
    const now = await readPixels(page, clip);
    if (changedShare(last, now) === 0 && brightShare(now) > 0.02) return now;
    last = now;
  }
}

/** Share of the values that are brighter than a dark ground. */
export function brightShare(colors: Uint8Array): number {
  return colors.filter((value) => value > 60).length / colors.length;
}

/** Share of the values that differ by more than noise. */
export function changedShare(before: Uint8Array, after: Uint8Array): number {
  return (
    before.filter((value, index) => Math.abs(value - (after[index] ?? 0)) > 8).length /
    before.length
  );
}
