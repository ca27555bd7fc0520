import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

/** Quick to compute: a drug that stays, and a parameter that a window holds. */
const PRESET = {
  format: "milieu/1",
  title: "Treated",
  model: {
    fields: {
      u: { kind: "static", unit: "1", initial: "1", color: "#38e07b" },
      drugGiven: { kind: "compartment", unit: "1", label: "Drug given" },
    },
    parameters: { dose: { label: "Dose", value: 3, unit: "ng/mL", min: 0, max: 300 } },
    processes: [{ type: "loss", field: "u", rate: "0.001" }],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "2 h", stop: "8 d" },
  interventions: [
    { label: "IFN-β therapy", start: "1 d", stop: "5 d", parameter: "dose", value: 40 },
    { label: "drug", start: "3 d", every: "2 d", count: 2, field: "drugGiven", add: 1 },
  ],
};

const suite = pageSuite();

async function open(viewport = { width: 1300, height: 900 }): Promise<Page> {
  const page = await suite.open(QUICK_START, viewport);
  await loadPaused(page, PRESET);
  return page;
}

const lane = (page: Page, id: string) => page.locator(`.lane[data-treatment="${id}"]`);
const given = (page: Page) =>
  page.evaluate(async () => (await window.milieu.observables(["drugGiven"]))["drugGiven"]);

test("a slider says which treatment holds it, and no longer when that is switched off", async () => {
  const page = await open();
  const row = page.locator('[data-parameter="dose"]');
  await page.evaluate(() => window.milieu.runTo("2 d"));
  await row.getByText("held by IFN-β therapy since 1 d 00 h").waitFor();
  await lane(page, "p1").locator(".lane-eye").click();
  await page.getByText("From now on").click();
  await row.getByText("held by").waitFor({ state: "hidden" });
  expect(await row.locator("input[type=text]").inputValue()).toBe("3");
  expect(await page.locator(".lane").count()).toBe(3);
  await page.keyboard.press("Control+z");
  await row.getByText("held by IFN-β therapy").waitFor();
  expect(await page.locator(".lane").count()).toBe(2);
});

test("what is changed ahead is given so, what is past only where the run begins again", async () => {
  const page = await open();
  await page.evaluate(() => window.milieu.runTo("2 d"));
  await lane(page, "p2").locator(".lane-mark").first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.evaluate(() => window.milieu.runTo("4 d"));
  expect(await given(page)).toBeCloseTo(5, 3);
  // One of two is past.
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  // What is asked stays in its place, however much it is.
  expect(
    await page.evaluate(() => {
      const bottomOf = (selector: string): number =>
        document.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN;
      return bottomOf(".inspector") - bottomOf(".time-strip");
    }),
  ).toBeLessThanOrEqual(0);
  await page.getByText("From now on").click();
  await page.evaluate(() => window.milieu.runTo("6 d"));
  expect(await given(page)).toBeCloseTo(12, 3);
  await lane(page, "later").locator(".lane-mark").first().focus();
  await page.keyboard.press("Delete");
  await page.getByText("Restart with it").click();
  await page.locator(".clock-now", { hasText: /^0 min$/ }).waitFor();
  await page.evaluate(() => window.milieu.runTo("6 d"));
  expect(await given(page)).toBeCloseTo(5, 3);
});

test("a restart is undone together with the change that it is for", async () => {
  const page = await open();
  await page.evaluate(() => window.milieu.runTo("6 d"));
  const before = await page.evaluate(() => window.milieu.document);
  const amount = await given(page);
  await lane(page, "p2").locator(".lane-mark").first().focus();
  await page.keyboard.press("Delete");
  await page.getByText("Restart with it").click();
  await page.locator(".clock-now", { hasText: /^0 min$/ }).waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.evaluate(() => window.milieu.time)).toBe(6 * 1440);
  await expect.poll(() => page.evaluate(() => window.milieu.document)).toEqual(before);
  expect(await given(page)).toBeCloseTo(amount ?? Number.NaN, 6);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => page.evaluate(() => window.milieu.time)).toBe(0);
  expect(await page.evaluate(() => window.milieu.document)).not.toEqual(before);
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.evaluate(() => window.milieu.time)).toBe(6 * 1440);
  // However soon that is.
  await lane(page, "p2").locator(".lane-mark").first().focus();
  await page.keyboard.press("Delete");
  await page.getByText("Restart with it").click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.evaluate(() => window.milieu.document)).toEqual(before);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => window.milieu.time)).toBe(6 * 1440);
});

test("a treatment is added while the run goes on, and given", async () => {
  const page = await open();
  await page.evaluate(() => window.milieu.play());
  await page.locator(".lane-add").click();
  await page.locator("dialog.add-treatment").waitFor();
  await page.keyboard.type("drug");
  await page.keyboard.press("Enter");
  await lane(page, "t1").waitFor();
  await page.evaluate(() => window.milieu.runTo("8 d"));
  expect(await given(page)).toBeCloseTo(4, 3);
});

test("undo takes back a change that waits for an answer, and nothing else", async () => {
  const page = await open();
  await page.evaluate(() => window.milieu.runTo("4 d"));
  const before = await page.evaluate(() => window.milieu.document);
  await lane(page, "p2").locator(".lane-mark").first().focus();
  await page.keyboard.press("Delete");
  await page.getByText("Restart with it").waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByText("Restart with it").isVisible()).toBe(false);
  expect(await page.evaluate(() => window.milieu.document)).toEqual(before);
  expect(await page.title()).toContain("Treated");
  expect(await page.evaluate(() => window.milieu.time)).toBe(4 * 1440);
});

test("that the time is up is told until it is no more", async () => {
  const page = await open();
  await page.evaluate(() => window.milieu.runTo("7.8 d"));
  await page.evaluate(() => window.milieu.play());
  const told = page.getByText("The preset's time is up");
  await told.waitFor();
  await page.keyboard.press("r");
  await told.waitFor({ state: "detached" });
});

test("on a phone rows are a panel and the ruler has marks", async () => {
  const page = await open({ width: 390, height: 844 });
  await expect.poll(() => page.locator(".ruler-dose").count()).toBe(3);
  expect(await page.locator(".ruler-dose").first().isVisible()).toBe(true);
  await page.locator(".tab-treatments").click();
  await lane(page, "p2").locator(".lane-mark").first().waitFor();
  await lane(page, "p2").locator(".lane-mark").first().focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.locator("#panel-treatments .inspect-title").textContent()).toContain("drug");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
});
