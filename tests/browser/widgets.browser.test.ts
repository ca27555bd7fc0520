import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { pageKeys } from "../../src/ui/keys.ts";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

/** Quick to compute, with two units, a parameter that a treatment holds, and claims of each kind. */
const PRESET = {
  format: "milieu/1",
  title: "Widgets",
  story: "Try [a faster loss](#try:set=rate:0.002).",
  model: {
    fields: {
      u: { kind: "static", unit: "1", initial: "if(x < 80, 1, 0)", color: "#38e07b" },
      v: { kind: "static", unit: "1", initial: "if(x < 80, 0.98, 0)", color: "#38e07b" },
      w: { kind: "static", unit: "mmHg", initial: "40" },
    },
    parameters: {
      rate: { label: "Rate", value: 0.001, unit: "1/min", min: 0, max: 1 },
      dose: { label: "Dose", value: 3, unit: "ng/mL", min: 0, max: 300 },
      share: { label: "Share", value: 0.25, unit: "1", min: 0, max: 1 },
    },
    observables: { late: { label: "Late", expression: "2*u", unit: "1" } },
    processes: [
      { type: "loss", field: "u", rate: "rate" },
      { type: "loss", field: "v", rate: "rate" },
    ],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "2 h", stop: "3 d" },
  interventions: [
    { label: "IFN-β therapy", start: "1 d", stop: "2 d", parameter: "dose", value: 40 },
  ],
  view: { mode: "composite", channels: [{ field: "u" }, { field: "v" }] },
  claims: [
    { at: "1 d", measure: "max", of: "u", is: "0.23 .. 0.24", why: "It decays." },
    { at: "2 d", measure: "max", of: "u", is: "> 0.5", why: "It does not decay." },
    {
      at: "2 d",
      measure: "max",
      of: "u",
      versus: { parameters: { rate: 0 } },
      ratio: "< 0.1",
      why: "It is the rate.",
    },
  ],
};

const suite = pageSuite();

async function open(): Promise<Page> {
  const page = await suite.open(QUICK_START, { width: 1300, height: 900 });
  await loadPaused(page, PRESET);
  // Panels come after the first picture.
  await page.locator('[data-parameter="share"]').waitFor();
  return page;
}

const get = (page: Page, name: string) => page.evaluate((key) => window.milieu.get(key), name);
const boxOf = (page: Page, name: string) =>
  page.locator(`[data-parameter="${name}"] input[type="text"]`);

describe("a number box", () => {
  test("takes a number when it is done, and not before", async () => {
    const page = await open();
    const box = boxOf(page, "dose");
    await page.evaluate(() => {
      const seen: (number | undefined)[] = [];
      Object.assign(window, { seen });
      const read = () => {
        const value = window.milieu.get("dose");
        if (seen.at(-1) !== value) seen.push(value);
      };
      addEventListener("keyup", read);
    });
    await box.click();
    await box.pressSequentially("200");
    expect(await get(page, "dose")).toBe(3);
    await box.press("Enter");
    expect(await get(page, "dose")).toBe(200);
    expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([3, 200]);
    await box.pressSequentially("7");
    await box.press("Escape");
    expect(await box.inputValue()).toBe("200");
    expect(await get(page, "dose")).toBe(200);
    await box.pressSequentially("12");
    await boxOf(page, "rate").click();
    expect(await get(page, "dose")).toBe(12);
  });

  test("takes commas, fractions and powers, refuses what is none or out of range", async () => {
    const page = await open();
    const box = boxOf(page, "share");
    for (const [text, value] of [
      ["0,7", 0.7],
      ["1/3", 1 / 3],
      ["2×10⁻³", 2e-3],
    ] as const) {
      await box.fill(text);
      await box.press("Enter");
      expect(await get(page, "share")).toBe(value);
    }
    await box.fill("4,2");
    await box.press("Enter");
    expect(await box.getAttribute("aria-invalid")).toBe("true");
    await page.getByText("4.2 is above the range 0 to 1; 0.002 kept").waitFor();
    await box.fill("much");
    await box.press("Enter");
    await page.getByText("“much” is not a number; 0.002 kept").waitFor();
    expect(await get(page, "share")).toBe(2e-3);
    await box.press("Escape");
    expect(await box.getAttribute("aria-invalid")).toBe(null);
  });

  test("steps by arrow keys, leaves the wheel to the panel, and shows long values whole", async () => {
    const page = await open();
    const box = boxOf(page, "dose");
    await box.click();
    await box.press("ArrowUp");
    expect(await get(page, "dose")).toBe(13);
    await box.press("Alt+ArrowDown");
    expect(await get(page, "dose")).toBe(12);
    await box.hover();
    await page.mouse.wheel(0, 240);
    expect(await get(page, "dose")).toBe(12);
    await box.fill("12.345678901");
    expect(await box.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    await box.press("Enter");
    await boxOf(page, "rate").click();
    expect(await box.inputValue()).toBe("12.35");
    expect(await box.getAttribute("title")).toBe("12.345678901 ng/mL");
    expect(await get(page, "dose")).toBe(12.345678901);
  });
});

describe("parameter rows", () => {
  test("one tick of a slider updates one row", async () => {
    const page = await open();
    await page.evaluate(() => {
      const touched = new Set<string>();
      Object.assign(window, { touched });
      for (const row of document.querySelectorAll<HTMLElement>(".parameter-row")) {
        new MutationObserver(() => touched.add(row.dataset["parameter"] ?? "")).observe(row, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }
    });
    const slider = page.locator('[data-parameter="share"] input[type="range"]');
    await slider.focus();
    await slider.press("ArrowRight");
    expect(await get(page, "share")).toBe(0.251);
    const touched = () => page.evaluate(() => [...Reflect.get(window, "touched")]);
    await expect.poll(touched).not.toEqual([]);
    expect(await touched()).toEqual(["share"]);
    await page.getByRole("button", { name: "Reset 1 parameter" }).click();
    expect(await get(page, "share")).toBe(0.25);
    expect(await page.getByRole("button", { name: /^Reset \d+ parameter/ }).count()).toBe(0);
  });

  test("a row that a treatment holds says so, shows its value and does not move", async () => {
    const page = await open();
    const row = page.locator('[data-parameter="dose"]');
    expect(await row.locator(".row-message:visible").count()).toBe(0);
    await page.evaluate(() => window.milieu.step(16));
    await row.getByText("held by IFN-β therapy since 1 d 00 h; otherwise 3 ng/mL").waitFor();
    expect(await boxOf(page, "dose").inputValue()).toBe("40");
    expect(await boxOf(page, "dose").getAttribute("readonly")).toBe("");
    expect(await row.locator('input[type="range"]').isDisabled()).toBe(true);
    await page.evaluate(() => window.milieu.step(16));
    await expect.poll(() => boxOf(page, "dose").inputValue()).toBe("3");
    expect(await row.locator('input[type="range"]').isDisabled()).toBe(false);
  });

  test("the search is reached by its key", async () => {
    const page = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("sha");
    await expect.poll(() => page.locator(".parameter-row:visible").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await get(page, "share")).toBe(0.26);
  });
});

describe("curves", () => {
  test("have an axis for each unit, colors of their own and labels that lie over no other", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.step(25));
    await page.locator('.plot-legend [data-series="w"]').click();
    const lanes = page.locator(".plot-lane");
    await expect.poll(() => lanes.count()).toBe(2);
    expect(await lanes.nth(1).locator(".plot-unit").textContent()).toBe("mmHg");
    const labels = page.locator(".plot-label");
    await expect.poll(() => labels.count()).toBeGreaterThanOrEqual(3);
    const boxes = await labels.evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const lane = one.closest(".plot-lane")?.getBoundingClientRect();
        const color = getComputedStyle(one).color;
        return {
          left,
          right,
          top,
          bottom,
          color,
          edge: lane?.right ?? 0,
          floor: lane?.bottom ?? 0,
        };
      }),
    );
    expect(new Set(boxes.map(({ color }) => color)).size).toBe(boxes.length);
    for (const [index, a] of boxes.entries()) {
      expect(a.right).toBeLessThanOrEqual(a.edge + 1);
      expect(a.bottom).toBeLessThanOrEqual(a.floor + 1);
      for (const b of boxes.slice(index + 1)) {
        expect(a.bottom <= b.top + 1 || b.bottom <= a.top + 1).toBe(true);
      }
    }
  });

  test("tell the values under the pointer, and since when a late one is known", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.step(20));
    const chip = page.locator('.plot-legend [data-series="late"]');
    if ((await chip.getAttribute("aria-pressed")) === "true") await chip.click();
    await page.evaluate(() => window.milieu.reset());
    await page.evaluate(() => window.milieu.step(16));
    await chip.click();
    await page.evaluate(() => window.milieu.step(12));
    await expect.poll(() => chip.textContent()).toMatch(/from 1 d \d\d h on/);
    const over = page.locator(".plot-lane .u-over").first();
    const end = await page.locator('.plot-label[data-series="u"] b').textContent();
    await over.hover({ position: { x: 10, y: 20 } });
    await page.locator(".plot-time:visible").waitFor();
    expect(await page.locator('.plot-label[data-series="u"] b').textContent()).not.toBe(end);
  });

  test("are one stop of the Tab key", async () => {
    const page = await open();
    const stops = page.locator('.plot-legend button[tabindex="0"]');
    await expect.poll(() => stops.count()).toBe(1);
    await stops.focus();
    await page.keyboard.press("ArrowRight");
    expect(await stops.count()).toBe(1);
    expect(await stops.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe("the gallery", () => {
  test.each(["pd1", "PD-1", "anti pd1"])("finds anti-PD-1 by %j", async (query) => {
    const page = await open();
    await page.keyboard.press("g");
    await page.getByLabel("Search presets").fill(query);
    await expect
      .poll(() => page.locator('.card:visible [data-preset="anti-pd1-csf1r"]').count())
      .toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog.gallery[open]").count()).toBe(0);
  });

  test("shows by a tag's button those that have the tag, by the same words typed those that say them", async () => {
    const page = await open();
    await page.keyboard.press("g");
    const tag = page.getByRole("button", { name: "therapy", exact: true });
    await tag.click();
    expect(await tag.getAttribute("aria-pressed")).toBe("true");
    const shown = page.locator(".card:visible");
    const tags = await shown.evaluateAll((all) =>
      all.map((card) => [...card.querySelectorAll(".tag")].map((one) => one.textContent)),
    );
    expect(tags.length).toBeGreaterThan(5);
    for (const own of tags) expect(own.some((one) => /\btherapy\b/.test(one ?? ""))).toBe(true);
    await tag.click();
    await page.getByLabel("Search presets").fill("therapy");
    await expect.poll(() => shown.count()).toBeGreaterThan(tags.length);
    expect(await tag.getAttribute("aria-pressed")).toBe("false");
    await page.keyboard.press("Escape");
  });

  test("is walked by arrow keys, and its pictures keep their shape", async () => {
    const page = await open();
    await page.keyboard.press("g");
    await page.locator("dialog.gallery[open]").waitFor();
    await page.keyboard.type("hypoxic core");
    await page.keyboard.press("ArrowDown");
    const name = await page.evaluate(
      () => (document.activeElement as HTMLElement | null)?.dataset["preset"],
    );
    expect(name).toBeDefined();
    const image = page.locator(`[data-preset="${name}"] img:not(.card-strip)`);
    await expect
      .poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth))
      .toBeGreaterThan(0);
    const shape = await image.evaluate((one: HTMLImageElement) => {
      const { width, height } = one.getBoundingClientRect();
      return { shown: width / height, own: one.naturalWidth / one.naturalHeight };
    });
    expect(Math.abs(shape.shown / shape.own - 1)).toBeLessThan(0.02);
  });
});

test("a link of the story starts anew with what it says, beside the run without it, as steps to undo", async () => {
  const page = await open();
  await page.evaluate(() => window.milieu.step(5));
  await page.getByRole("button", { name: "a faster loss" }).click();
  await expect.poll(() => get(page, "rate")).toBe(0.002);
  await expect
    .poll(() => page.locator(".plot-runs li").allTextContents())
    .toEqual(["this run", "without this change"]);
  // Both decay from 1, at rates of 0.002 and 0.001 1/min.
  await expect.poll(() => page.evaluate(() => window.milieu.time)).toBeGreaterThan(0);
  await page.evaluate(() => window.milieu.runTo("1 d"));
  const [own, other] = [
    page.locator('.plot-label[data-series="u"]').nth(0),
    page.locator('.plot-label[data-series="u"]').nth(1),
  ];
  const ended = async (label: typeof own) => Number(await label.locator("b").textContent());
  await expect.poll(() => ended(own)).toBeCloseTo(0.5 * Math.exp(-2.88), 2);
  await expect.poll(() => ended(other)).toBeCloseTo(0.5 * Math.exp(-1.44), 2);
  await expect.poll(() => page.locator("#picture-words").textContent()).toContain("1 d 00 h");
  await page.keyboard.press("Control+z");
  await expect.poll(() => get(page, "rate")).toBe(0.001);
});

test("the tour is offered once, goes through five parts, and stays in the help", async () => {
  const page = await suite.open("");
  await page.evaluate(() => window.milieu.pause());
  await page.getByRole("button", { name: "Take the tour" }).click();
  const card = page.locator(".tour");
  for (let step = 1; step <= 5; step++) {
    await expect.poll(() => card.locator(".tour-count").textContent()).toBe(`${step} of 5`);
    await card.locator(".solid-button").click();
  }
  expect(await card.count()).toBe(0);
  await page.reload();
  await page.evaluate(() => window.milieu.ready);
  expect(await page.getByText("New here?").count()).toBe(0);
  await page.keyboard.press("?");
  await page.locator("dialog[open]").getByRole("button", { name: "Take the tour" }).click();
  await card.waitFor();
  // Another one takes the place of the one that is there.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("?");
  await page.locator("dialog[open]").getByRole("button", { name: "Take the tour" }).click();
  const isAlone = () =>
    card.evaluateAll((all) => all.length === 1 && all[0] === document.activeElement);
  await expect.poll(isAlone).toBe(true);
  await page.keyboard.press("Escape");
  expect(await card.count()).toBe(0);
});

test("the help lists every key", async () => {
  const page = await open();
  await page.keyboard.press("?");
  await page.locator("dialog[open] .keys").first().waitFor();
  const text = await page.locator("dialog[open] .keys").first().locator("dd").allTextContents();
  for (const { what } of pageKeys) expect(text.some((one) => one.startsWith(what))).toBe(true);
});

test("claims are read at their days while the run plays", async () => {
  const page = await open();
  await page.keyboard.press("Shift+5");
  await page.locator(".claims-tally", { hasText: "0 of 3 read" }).waitFor();
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await page.keyboard.press(" ");
  await expect.poll(() => page.evaluate(() => window.milieu.time), { timeout: 60_000 }).toBe(4320);
  const claims = page.locator(".claim");
  await page.locator(".claims-tally", { hasText: "2 of 3 read: 1 holds, 1 fails" }).waitFor();
  expect(await claims.nth(0).textContent()).toContain("0.237; wants 0.23 .. 0.24");
  expect(await claims.nth(1).textContent()).toContain("0.0561; wants > 0.5");
  expect(await claims.nth(2).textContent()).toContain(
    "0.0561; needs the control run; wants ratio < 0.1",
  );
});
