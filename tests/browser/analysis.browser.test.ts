import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

/** Cells c make s, which they take up and which slows their own growth; a drug from outside does nothing yet. */
const PRESET = {
  format: "milieu/1",
  title: "Feedback",
  model: {
    fields: {
      s: { kind: "substrate", label: "Signal", unit: "ng/mL", diffusion: 200, initial: 1 },
      c: { kind: "population", label: "Cells", unit: "1", initial: "if(x < 80, 0.6, 0.2)" },
    },
    parameters: {
      secretion: { label: "Secretion", value: 0.5, unit: "ng/mL/min", min: 0, max: 2 },
      decay: { label: "Decay rate", value: 0.1, unit: "1/min", min: 0, max: 1 },
      growth: { label: "Growth rate", value: 0.01, unit: "1/min", min: 0, max: 1 },
      half: { label: "Half effect", value: 2, unit: "ng/mL", min: 0.1, max: 10 },
    },
    observables: { calm: { label: "Calm", expression: "inhibit(s, half, 2)", unit: "1" } },
    processes: [
      {
        type: "source",
        label: "Release",
        field: "s",
        rate: "secretion*c",
        evidence: ["E0001"],
        source: "assumed: a round value",
      },
      { type: "loss", label: "Decay", field: "s", rate: "decay" },
      { type: "growth", label: "Division", field: "c", rate: "growth*calm", capacity: 1 },
    ],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "10 min", stop: "1 d" },
  view: { mode: "composite", channels: [{ field: "c" }] },
};

const suite = pageSuite();

async function open() {
  const page = await suite.open(QUICK_START, { width: 1300, height: 860 });
  await loadPaused(page, PRESET);
  return page;
}

describe("the budget", () => {
  test("lists what makes and takes a field, here, in a region and over time, as a script is told", async () => {
    const page = await open();
    await page.evaluate(() => window.milieu.runTo("2 h"));
    await page.keyboard.press("u");
    await page.selectOption(".budget-field", "s");
    const row = page.locator(".budget-list li", { hasText: "Release" });
    // secretion times the mean of c, which the test takes itself.
    const [made, whole] = await page.evaluate(async () => {
      const values = await window.milieu.read("c");
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [0.5 * mean, await window.milieu.budget("s")] as const;
    });
    expect(whole.terms.find(({ label }) => label === "Release")?.rate).toBeCloseTo(made, 6);
    await expect
      .poll(async () => Number(await row.locator(".budget-rate").textContent()))
      .toBeCloseTo(made, 3);
    await page.selectOption(".budget-place", "region");
    await page.fill(".budget-text", "x < 80");
    await page.press(".budget-text", "Enter");
    const left = await page.evaluate(() => window.milieu.budget("s", { region: "x < 80" }));
    await expect
      .poll(async () => Number(await row.locator(".budget-rate").textContent()))
      .toBeCloseTo(left.terms.find(({ label }) => label === "Release")?.rate ?? 0, 3);
    await page.fill(".budget-text", "w < 80");
    await page.press(".budget-text", "Enter");
    await expect.poll(() => page.textContent(".budget-head [role=alert]")).toContain('"w"');
    await page.selectOption(".budget-place", "total");
    await page.locator(".budget-list li").first().waitFor();
    const download = page.waitForEvent("download");
    await page.click('[aria-label="Save the budget as a table (CSV)"]');
    const table = await readFile((await (await download).path()) ?? "", "utf8");
    const [head = "", ...lines] = table.trim().split("\n");
    expect(head).toContain("time_min,s [ng/mL]");
    expect(Number(lines.at(-1)?.split(",")[0])).toBe(120);
    const picture = page.waitForEvent("download");
    await page.click('[aria-label="Save the budget as a picture"]');
    expect((await picture).suggestedFilename()).toMatch(/budget-s\.png$/);
  });
});

describe("the interaction map", () => {
  test("is read by keyboard, tells an edge's term and evidence, and perturbs it as a step that undo takes back", async () => {
    const page = await open();
    await page.keyboard.press("m");
    await page.locator('[data-node="c"]').waitFor();
    expect(await page.locator(".map-edge").count()).toBeGreaterThan(0);
    await page.locator('[data-node="c"]').focus();
    await page.keyboard.press("Enter");
    const item = page.locator('[data-item="c>s"]');
    expect(await item.textContent()).toContain("Cells raises Signal");
    await item.click();
    await page.locator(".edge-detail").waitFor();
    const detail = await page.textContent(".edge-detail");
    expect(detail).toContain("Release");
    expect(detail).toContain("E0001");
    expect(detail).toContain("assumed: a round value");
    expect(await page.locator(".edge-detail math").count()).toBeGreaterThan(0);
    await page.click('[data-perturb="halve"]');
    expect(await page.evaluate(() => window.milieu.get("secretion"))).toBe(0.25);
    await page.evaluate(() => window.milieu.undo());
    expect(await page.evaluate(() => window.milieu.get("secretion"))).toBe(0.5);
    const saved = async (button: string): Promise<string> => {
      const download = page.waitForEvent("download");
      await page.click(`[aria-label="${button}"]`);
      return readFile((await (await download).path()) ?? "", "utf8");
    };
    expect(await saved("Save the map as a table (CSV)")).toContain("c,s,");
    const picture = await saved("Save the map as a picture (SVG)");
    expect(picture).toMatch(/^<svg .*Signal.*<\/svg>$/s);
    expect(picture).not.toContain("var(");
    const { edges } = await page.evaluate(() => window.milieu.interactions());
    expect(edges.find(({ from, to }) => from === "s" && to === "c")?.sign).toBe(-1);
    await page.keyboard.press("Escape");
    await page.locator(".screen-map").waitFor({ state: "detached" });
  });
});

describe("the equations", () => {
  test("say what a symbol is worth and where it is used", async () => {
    const page = await open();
    await page.keyboard.press("e");
    await page.locator('[data-equation="s"] .equation-value').first().waitFor();
    // secretion times the mean of c.
    await expect.poll(() => page.textContent('[data-equation="s"]')).toContain("0.2 ng/mL/min");
    await page.hover('[data-equation="s"] [data-symbol="secretion"]');
    expect(await page.textContent(".symbol-tip")).toContain("0.5 ng/mL/min");
    await page.fill(".equations-search", "half");
    await page.locator('[data-equation="s"]').waitFor({ state: "hidden" });
    expect(await page.locator("[data-equation]:visible").count()).toBe(1);
    expect(await page.locator('[data-equation="calm"]').isVisible()).toBe(true);
  });
});
