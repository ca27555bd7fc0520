import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import type { HarnessOptions, StageHarness } from "./page/main.ts";
import { serveHarness } from "./serve-harness.ts";

declare global {
  interface Window {
    harness: StageHarness;
  }
}

export interface HarnessPage {
  readonly page: Page;
  /** Errors that the page threw; a test expects none. */
  readonly pageErrors: readonly string[];
  close(): Promise<void>;
}

/** A browser on the harness page with an open stage, 640 x 480 CSS px. */
export async function openHarnessPage(options: HarnessOptions): Promise<HarnessPage> {
  const server = await serveHarness();
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server.close();
  };
  try {
    browser = await openBrowser({ webgpu: options.webgpu });
    const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
    const pageErrors: string[] = [];
    page.on("pageerror", ({ message }) => pageErrors.push(message));
    await page.goto(server.url);
    await page.evaluate((settings) => window.harness.open(settings), options);
    return { page, pageErrors, close };
  } catch (error) {
    await close();
    throw error;
  }
}
