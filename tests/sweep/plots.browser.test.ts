import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { figureCases } from "./figure-cases.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser({ webgpu: false });
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** How texts of the page's figure collide with one another or leave it, in its units (points). */
async function collisions(svg: string): Promise<readonly string[]> {
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  return page.evaluate(() => {
    const root = document.querySelector("svg")!;
    const { left, right, top, bottom, width } = root.getBoundingClientRect();
    const point = width / root.viewBox.baseVal.width;
    const texts = [...root.querySelectorAll("text")].map((text) => {
      // A line is 1.2 to 1.4 times as high as letters without accents and tails: its middle is taken.
      const box = text.getBoundingClientRect();
      const isUpright = (text.getAttribute("transform") ?? "").includes("rotate");
      const inset = (isUpright ? box.width : box.height) * 0.2;
      const [x, y] = isUpright ? [inset, 0] : [0, inset];
      return {
        text: text.textContent,
        left: box.left + x,
        right: box.right - x,
        top: box.top + y,
        bottom: box.bottom - y,
      };
    });
    const found: string[] = [];
    texts.forEach((one, index) => {
      if (one.left < left || one.right > right || one.top < top || one.bottom > bottom) {
        found.push(`"${one.text}" leaves the figure`);
      }
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 0.1 * point && down > 0.1 * point)
          found.push(`"${one.text}" meets "${other.text}"`);
      }
    });
    return found;
  });
}

describe("texts of figures, as a browser sets them", () => {
  it.each(Object.entries(figureCases))("stay apart and within: %s", async (_, draw) => {
    expect(await collisions(draw())).toEqual([]);
  });

  it("would be found out if they did not", async () => {
    const text = (x: number, words: string) => `<text x="${x}" y="9" font-size="7">${words}</text>`;
    const svg = `<svg width="100" viewBox="0 0 100 20">${text(5, "one two")}${text(20, "three")}${text(90, "four five")}</svg>`;
    expect(await collisions(svg)).toEqual([
      '"one two" meets "three"',
      '"four five" leaves the figure',
    ]);
  });
});
