import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { projectRoot } from "../../src/cli/browser/cache-folder.ts";
import type { FilmPlan } from "../../src/record/write/film-plan.ts";
import { serveHarness } from "../view/serve-harness.ts";

/** The page of tests/record/page, served. */
export function serveFilms(): Promise<{ url: string; close(): Promise<void> }> {
  return serveHarness(join(projectRoot, "tests/record/page"));
}

/** Opens it, and waits until it can be driven. */
export async function openFilms(browser: Browser, url: string): Promise<Page> {
  const [context = await browser.newContext()] = browser.contexts();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "films" in window);
  return page;
}

/** A small film of a second and a quarter, so that it has more than one piece. */
export const SMALL_PLAN: Omit<FilmPlan, "extension" | "codec"> = {
  width: 320,
  height: 180,
  fps: 12,
  frames: 15,
  title: "A film",
  fileName: "a-film",
};
