import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

const PRESET = {
  format: "milieu/1",
  title: "Edited",
  model: {
    fields: { u: { kind: "static", unit: "1", initial: 1 } },
    parameters: { rate: { value: 0.001, unit: "1/min", min: 0, max: 1 } },
    processes: [{ type: "loss", field: "u", rate: "rate" }],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "1 h", stop: "30 d" },
};

const suite = pageSuite();
const typesOf = (page: Page) =>
  page.evaluate(() => {
    const source = window.milieu.document?.source;
    const preset = source?.kind === "file" ? source.preset : undefined;
    return preset?.model?.processes?.map(({ type }) => type) ?? [];
  });

/** Puts the cursor behind the first text of the editor that has these letters, and types. */
async function typeBehind(page: Page, letters: string, typed: string): Promise<void> {
  const line = page.locator(".cm-line", { hasText: letters }).last();
  await line.click();
  await page.keyboard.press("End");
  for (const key of typed.split(" ")) await page.keyboard.press(key);
}

describe("the editor", () => {
  test("shows a mistake at its line while the run goes on, runs the mended model, and is undone", async () => {
    const page = await suite.open(QUICK_START, { width: 1280, height: 800 });
    await loadPaused(page, PRESET);
    await page.keyboard.press("j");
    await page.locator(".cm-content").waitFor();
    await expect.poll(() => page.locator(".editor-word").textContent()).toBe("As it runs");
    // "rate": "rate" becomes "rate": "rat".
    await typeBehind(page, '"rate": "rate"', "ArrowLeft Backspace");
    await expect
      .poll(() => page.locator(".editor-mistake").allTextContents())
      .toEqual([expect.stringContaining('unknown name "rat"')]);
    expect(await page.locator(".cm-lintRange-error").textContent()).toBe("rat");
    await page.keyboard.press("Control+Enter");
    expect(await typesOf(page)).toEqual(["loss"]);
    const time = await page.evaluate(async () => {
      await window.milieu.step(2);
      return window.milieu.time;
    });
    expect(time).toBeGreaterThan(0);
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.locator(".editor-word").textContent()).toBe("As it runs");
    await page.locator(".cm-line", { hasText: '"type": "loss"' }).click();
    await page.keyboard.press("End");
    // Before the comma and the quote: loss becomes react.
    for (let press = 0; press < 2; press++) await page.keyboard.press("ArrowLeft");
    for (let press = 0; press < 4; press++) await page.keyboard.press("Backspace");
    await page.keyboard.type("react");
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.locator(".editor-word").textContent())
      .toBe("Changed, not applied");
    // A screen takes its place on a phone, and leaves the text as it is.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("u");
    await page.locator(".editor").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await expect
      .poll(() => page.locator(".editor-word").textContent())
      .toBe("Changed, not applied");
    await page.setViewportSize({ width: 1280, height: 800 });
    // What is typed outlives the page.
    await page.reload();
    await page.locator(".cm-content").waitFor();
    await expect
      .poll(() => page.locator(".editor-word").textContent())
      .toBe("Changed, not applied");
    await page.evaluate(() => window.milieu.pause());
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => typesOf(page)).toEqual(["react"]);
    await expect.poll(() => page.locator(".editor-word").textContent()).toBe("As it runs");
    await page.evaluate(() => window.milieu.undo());
    expect(await typesOf(page)).toEqual(["loss"]);
    await expect.poll(() => page.locator(".cm-content").textContent()).toContain('"type": "loss"');
  });

  test("begins with an empty page, and a form adds to it", async () => {
    const page = await suite.open(QUICK_START, { width: 1280, height: 800 });
    await page.keyboard.press("g");
    await page.getByRole("button", { name: "New model" }).click();
    await page.locator(".cm-content").waitFor();
    await page.evaluate(() => window.milieu.pause());
    await page.getByRole("tab", { name: "Parts" }).click();
    await page.getByLabel("Add a process").selectOption("loss");
    const rate = page.locator('[data-place="model.processes[2].rate"]');
    await rate.fill("uptake*nothing");
    await rate.press("Enter");
    await expect.poll(() => page.locator(".part-error:visible").textContent()).toContain("nothing");
    await rate.fill("0.1*uptake");
    await rate.press("Enter");
    await page.getByRole("button", { name: "Add an observable" }).click();
    const formula = page.locator('[data-place="model.observables.observable.expression"]');
    await formula.fill("2*substrate");
    await formula.press("Enter");
    await expect
      .poll(() => page.locator(".editor-word").textContent())
      .toBe("Changed, not applied");
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await expect.poll(() => typesOf(page)).toEqual(["loss", "growth", "loss"]);
    const [twice, once] = await page.evaluate(async () => {
      const names = ["observable", "substrate"];
      const { observable = 0, substrate = 0 } = await window.milieu.observables(names);
      return [observable, substrate];
    });
    expect(twice / once).toBeCloseTo(2, 5);
  });
});
