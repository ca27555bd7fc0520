import { expect, it } from "vitest";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

const pages = pageSuite();

/** A ball of cells in a small box. */
const BALL = {
  format: "milieu/1",
  title: "Ball",
  model: { fields: { cells: { kind: "static", unit: "1", label: "Cells" } } },
  domain: { size: ["160 um", "160 um", "160 um"], grid: [16, 16, 16] },
  time: { step: "1 h", stop: "1 d" },
  initial: [{ field: "cells", shape: "disc", radius: "50 um", value: 1, softness: "40 um" }],
  view: {
    mode: "volume",
    render: "isosurface",
    field: "cells",
    threshold: 0.5,
    channels: [{ field: "cells", color: "#00ff00", window: [0, 1] }],
  },
};

it("turns a volume by drag and by keys, keeps that in the document, and moves its planes", async () => {
  const page = await pages.open(QUICK_START);
  const ball = { ...BALL, initial: [{ ...BALL.initial[0], center: ["80 um", "80 um", "80 um"] }] };
  await loadPaused(page, ball);
  await expect.poll(() => page.locator(".legend").textContent()).toContain("Cells= 0.5");
  const stage = page.locator(".stage").first();
  const { x, y, width, height } = (await stage.boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  const turnOf = () => page.evaluate(() => window.milieu.document?.camera?.turn ?? null);
  expect(await turnOf()).toBeNull();
  // On the ball the pointer tells of its surface; beside it of nothing.
  await page.mouse.move(x + width / 2, y + height / 2);
  await expect.poll(() => page.locator(".probe").textContent()).toContain("Cells");
  await page.mouse.move(x + 4, y + 4);
  await expect.poll(() => page.locator(".probe").isVisible()).toBe(false);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 50, y + height / 2 + 25);
  await page.mouse.up();
  // 0.4 degrees for each px, from 32 and 22.
  await expect.poll(turnOf).toEqual([expect.closeTo(52, 1), expect.closeTo(32, 1)]);
  await stage.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(turnOf).toEqual([expect.closeTo(52 - 9.6, 1), expect.closeTo(32, 1)]);
  const link = await page.evaluate(() => window.milieu.share());
  expect(link).toContain("#v1=");

  await page.evaluate((view) => {
    window.milieu.send({ kind: "set-view", view: { ...view, render: "slices" } as never });
  }, BALL.view);
  await page.mouse.click(x + 0.25 * width, y + 0.85 * height);
  const cursor = () =>
    page.evaluate(() => {
      const view = window.milieu.document?.view;
      return view?.mode === "volume" ? view.cursor : null;
    });
  await expect.poll(async () => (await cursor())?.[2]).toBe(0.5);
  expect((await cursor())?.[0]).not.toBe(0.5);
  await page.evaluate(() => window.milieu.undo());
  await expect.poll(cursor).toBeUndefined();
});
