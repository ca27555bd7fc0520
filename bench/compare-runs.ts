import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../src/cli/browser/chromium.ts";
import { servePage } from "../src/cli/browser/page-server.ts";
import { openPage } from "../tests/support/open-page.ts";
import { figure, type Section } from "./table.ts";

const preset = "hypoxic-core";
/** Simulated time of a round, min. */
const span = 2880;
const rounds = 3;

interface Cost {
  /** s */
  readonly wall: number;
  /** Of the browser's renderer and of what draws, s. */
  readonly processor: number;
}

/** What two runs beside each other cost, against one. */
export async function compareRuns(): Promise<Section> {
  const server = await servePage();
  const browser = await openBrowser({ webgpu: false });
  try {
    const { page } = await openPage(browser, `${server.url}?safe=1&backend=cpu`);
    const processes = await browser.newBrowserCDPSession();
    await page.evaluate((name) => window.milieu.load(name), preset);
    const one: Cost[] = [];
    const two: Cost[] = [];
    // In turn, so that whatever else the machine does meets both.
    for (let round = 0; round < rounds; round++) {
      one.push(await costOf(page, processes));
      await page.keyboard.press("c");
      await page.getByRole("button", { name: /^Another seed/ }).click();
      await page.locator(".pane").nth(1).waitFor();
      await page.evaluate(() => window.milieu.reset());
      await page.waitForTimeout(3000);
      two.push(await costOf(page, processes));
      await page.getByRole("button", { name: "End", exact: true }).click();
    }
    const best = (costs: readonly Cost[], of: keyof Cost) =>
      Math.min(...costs.map((cost) => cost[of]));
    const row = (name: string, of: keyof Cost): string[] => [
      name,
      figure(best(one, of)),
      figure(best(two, of)),
      figure(best(two, of) / best(one, of)),
    ];
    return {
      title: "Two runs beside each other",
      note: `${preset} on the page, ${span / 1440} days as fast as the CPU goes, drawn side by side; the fastest of ${rounds} rounds. Aim: 2.2 times one run.`,
      head: ["", "one run, s", "two runs, s", "ratio"],
      rows: [row("wall", "wall"), row("processor", "processor")],
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function costOf(page: Page, processes: CDPSession): Promise<Cost> {
  await page.evaluate(() => window.milieu.reset());
  const before = await processorTime(processes);
  const start = performance.now();
  await page.evaluate((end) => window.milieu.runTo(end), span);
  const wall = (performance.now() - start) / 1000;
  return { wall, processor: (await processorTime(processes)) - before };
}

async function processorTime(processes: CDPSession): Promise<number> {
  const { processInfo } = await processes.send("SystemInfo.getProcessInfo");
  const drawing = processInfo.filter(({ type }) => type === "renderer" || type === "GPU");
  return drawing.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
