import { describe, expect, test } from "vitest";
import { claimsNote } from "../../src/ui/claims-note.ts";
import { keptWords } from "../../src/ui/kept-words.ts";
import { timeMarks } from "../../src/ui/time-marks.ts";
import { nextMark } from "../../src/ui/time-place.ts";
import { dose } from "../run/tissue.ts";

const claim = (at: number, state: "holds" | "fails" | "waiting", why = "Why.") => ({
  at,
  state,
  why,
});

describe("marks of the timeline", () => {
  const marks = timeMarks(
    [{ ...dose(100), every: 50, count: 2 }],
    [claim(120, "holds"), claim(300, "waiting"), claim(300, "holds"), claim(300, "fails")],
    { at: 300, label: "Seen best" },
  );

  test("are doses, days of claims and the telling moment, in order", () => {
    expect(marks.map(({ time, kind }) => [time, kind])).toEqual([
      [100, "dose"],
      [120, "claim"],
      [150, "dose"],
      [300, "claim"],
      [300, "moment"],
    ]);
    expect(marks[1]).toMatchObject({ label: "Why.", state: "holds" });
    expect(marks[3]).toMatchObject({ label: "3 claims: 1 holds, 1 fails", state: "fails" });
  });

  test("a day holds only when all its claims do", () => {
    const of = (...states: ("holds" | "waiting")[]) =>
      timeMarks(
        [],
        states.map((state) => claim(1, state)),
        undefined,
      )[0]?.state;
    expect(of("holds", "waiting")).toBe("waiting");
    expect(of("holds", "holds")).toBe("holds");
  });

  test("are walked in both directions, from one that one stands at to the next", () => {
    expect(nextMark(marks, 100, 1)?.time).toBe(120);
    expect(nextMark(marks, 110, -1)?.time).toBe(100);
    expect(nextMark(marks, 300, 1)).toBe(undefined);
    expect(nextMark(marks, 100, -1)).toBe(undefined);
  });
});

test("the status line says how many states are kept, and what going on costs", () => {
  expect(keptWords(0, 0, 0)).toBe("");
  expect(keptWords(42, 80.3e6, 0)).toBe("42 states kept, 80 MB");
  expect(keptWords(1, 4000, 0)).toBe("1 state kept, under 1 MB");
  expect(keptWords(42, 80e6, 7)).toBe(
    "42 states kept, 80 MB; going on from here drops the 7 later",
  );
});

describe("the note on claims", () => {
  const own = {
    changed: 0,
    otherTreatments: false,
    touched: false,
    grid: [64, 64],
    checked: [64, 64],
  };

  test("is empty on the preset's own run as it is tested", () => {
    expect(claimsNote(own)).toBe("");
    expect(claimsNote({ ...own, grid: [128, 128] })).toBe(
      "Read on 128 × 128 voxels; tested on 64 × 64.",
    );
  });

  test("says what makes it another run", () => {
    const end = "changed: this is not the preset's own run any more.";
    expect(claimsNote({ ...own, changed: 1 })).toBe(`A parameter is ${end}`);
    expect(claimsNote({ ...own, changed: 3, touched: true })).toBe(`3 parameters are ${end}`);
    expect(claimsNote({ ...own, otherTreatments: true })).toBe(`Treatments are ${end}`);
    expect(claimsNote({ ...own, changed: 1, otherTreatments: true })).toBe(
      `A parameter and treatments are ${end}`,
    );
    expect(claimsNote({ ...own, touched: true })).toContain("changed on the way");
  });
});
