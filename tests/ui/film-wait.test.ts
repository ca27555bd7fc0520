import { expect, it } from "vitest";
import { drawingOf, waitText } from "../../src/ui/film-wait.ts";

const wish = { minutes: 14_400, frames: 300, width: 1000, height: 1000 };

it("tells how long a film takes from the speed of the run, and that it is an estimate", () => {
  // Ten days at a day per 12 s: two minutes.
  expect(waitText(wish, { speed: 120, drawing: null, frame: null })).toBe(
    "An estimate: 2 min 00 s to compute, by the speed so far; drawing and writing 300 frames comes on top.",
  );
  expect(waitText(wish, { speed: 0, drawing: null, frame: null })).toMatch(/known once/);
});

it("says what it is made of, by the preview where no film was made yet", () => {
  // 300 frames of 50 ms.
  expect(waitText(wish, { speed: 120, drawing: null, frame: 0.05 })).toBe(
    "An estimate: 2 min 00 s to compute, by the speed so far, and at least 15 s to draw 300 frames, by the smaller one here; writing them comes on top.",
  );
});

it("counts what the last film took to draw", () => {
  // 300 frames of a million pixels took 180 s, of which the run 120 s.
  const drawing = drawingOf(180, wish, 120);
  expect(drawing).toBeCloseTo(0.2, 12);
  expect(waitText(wish, { speed: 120, drawing, frame: 0.05 })).toMatch(
    /1 min 00 s to draw and write 300 frames, by the last film: 3 min 00 s together\.$/,
  );
  expect(drawingOf(10, wish, 120)).toBe(0);
});
