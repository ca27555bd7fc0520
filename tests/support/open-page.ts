import { decode } from "fast-png";
import type { Browser, Page } from "playwright-core";

/** A page of the built app, and everything that went wrong in it so far. */
export interface OpenedPage {
  readonly page: Page;
  /** Console errors, uncaught errors and violations of the Content-Security-Policy. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** Opens the page and waits until its first preset is there. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport = { width: 1200, height: 720 },
  language = "en-US",
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport, locale: "en-US", acceptDownloads: true });
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
  await page.waitForFunction(() => document.querySelector(".status-grid")?.textContent !== "");
  return { page, problems, close: () => context.close() };
}

/** Red, green, blue of every pixel of a part of the page. */
export async function readPixels(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<Uint8Array> {
  const { data, channels } = decode(await page.screenshot({ clip }));
  const pixels = data.length / channels;
  const colors = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let part = 0; part < 3; part++) {
      colors[3 * pixel + part] = data[channels * pixel + part] as number;
    }
  }
  return colors;
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
