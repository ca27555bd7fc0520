import { openBrowser } from "../src/cli/browser/chromium.ts";
import { servePage } from "../src/cli/browser/page-server.ts";
import { figure, type Section } from "./table.ts";

const rounds = 5;

/** Time from opening the built page to the first picture of the tissue, and its download. */
export async function firstPicture(): Promise<Section> {
  const server = await servePage();
  const browser = await openBrowser({ webgpu: false });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const page = await context.newPage();
      await page.goto(`${server.url}?backend=cpu`);
      const mark = await page.waitForFunction(
        () => performance.getEntriesByName("milieu:first-picture")[0]?.startTime,
        undefined,
        { timeout: 60_000 },
      );
      times.push(Number(await mark.jsonValue()));
      await page.close();
    }
    const [cold, ...warm] = times;
    warm.sort((a, b) => a - b);
    return {
      title: "Time to the first picture",
      note: `Built page, default preset, CPU worker and WebGL2 in headless Chromium without a GPU; from navigation to the mark "milieu:first-picture". Warm: median of ${rounds}. Aim: 2 s on a warm machine.`,
      head: ["first load, s", "warm load, s"],
      rows: [[figure(cold! / 1000), figure(warm[Math.floor(rounds / 2)]! / 1000)]],
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
