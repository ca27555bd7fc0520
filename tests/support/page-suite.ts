import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type PageServer, servePage } from "../../src/cli/browser/page-server.ts";
import { type OpenedPage, openPage } from "./open-page.ts";

/** The built page and a browser without WebGPU, for the tests of a file. */
export interface PageSuite {
  readonly browser: Browser;
  /** Address of the page, with a slash at its end. */
  readonly url: string;
  /** Opens the page as a test's own; `query` is what follows the address. */
  open(
    query: string,
    viewport?: { width: number; height: number },
    language?: string,
  ): Promise<Page>;
}

/** Call it once at the top of a file. After each test nothing may have gone wrong behind the page's back. */
export function pageSuite(): PageSuite {
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
    const problems = opened?.problems ?? [];
    await opened?.close();
    opened = undefined;
    expect(problems).toEqual([]);
  });

  return {
    get browser() {
      return browser;
    },
    get url() {
      return server.url;
    },
    async open(query, viewport, language) {
      opened = await openPage(browser, `${server.url}${query}`, viewport, language);
      return opened.page;
    },
  };
}
