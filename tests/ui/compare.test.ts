import { describe, expect, it } from "vitest";
import { evenWipers, moveWiper } from "../../src/ui/compare/compare-signals.ts";
import { paneGrid, paneWidth } from "../../src/ui/pane-grid.ts";

describe("paneGrid", () => {
  it("stands tissues beside each other where it is wide, above each other where it is high", () => {
    expect(paneGrid(1, 900, 500, 1, 0)).toEqual({ columns: 1, rows: 1 });
    expect(paneGrid(2, 900, 500, 1, 26)).toEqual({ columns: 2, rows: 1 });
    expect(paneGrid(2, 360, 500, 1, 26)).toEqual({ columns: 1, rows: 2 });
    expect(paneGrid(4, 800, 800, 1, 26)).toEqual({ columns: 2, rows: 2 });
    expect(paneGrid(3, 1200, 400, 1, 26)).toEqual({ columns: 3, rows: 1 });
  });

  it("chooses what leaves each the largest, whatever the room", () => {
    for (const count of [2, 3, 4]) {
      for (const [width, height] of [
        [300, 900],
        [700, 700],
        [1600, 420],
      ] as const) {
        for (const aspect of [0.4, 1, 3]) {
          const chosen = paneWidth(
            paneGrid(count, width, height, aspect, 26),
            width,
            height,
            aspect,
            26,
          );
          for (let columns = 1; columns <= count; columns++) {
            const other = { columns, rows: Math.ceil(count / columns) };
            expect(chosen).toBeGreaterThanOrEqual(paneWidth(other, width, height, aspect, 26));
          }
        }
      }
    }
  });
});

describe("wipers", () => {
  it("stand evenly, and none passes its neighbors", () => {
    expect(evenWipers(2)).toEqual([0.5]);
    expect(evenWipers(4)).toEqual([0.25, 0.5, 0.75]);
    expect(moveWiper([0.25, 0.5, 0.75], 1, 0.9)).toEqual([0.25, 0.75, 0.75]);
    expect(moveWiper([0.25, 0.5, 0.75], 0, -1)).toEqual([0, 0.5, 0.75]);
    expect(moveWiper([0.5], 0, 2)).toEqual([1]);
  });
});
