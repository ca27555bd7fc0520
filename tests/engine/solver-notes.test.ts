import { describe, expect, test } from "vitest";
import { SolverLog } from "../../src/engine/solver-notes.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";

describe("what is told of solves", () => {
  test("counts them and tells the worst of each substrate once", () => {
    const log = new SolverLog();
    log.addSolve({ cycles: 3, unconverged: [] });
    log.addSolve({
      cycles: 30,
      unconverged: [
        { slot: 1, voxel: 7, estimate: 0.25 },
        { slot: 0, voxel: 23, estimate: 1e-3 },
      ],
    });
    log.addSolve({ cycles: 30, unconverged: [{ slot: 1, voxel: 12, estimate: 0.12345 }] });
    log.addStep(0.01);
    log.addRejection();
    log.addStep(0.002);
    expect(log.statistics).toEqual({
      steps: 2,
      rejectedSteps: 1,
      solves: 3,
      cycles: 63,
      mostCycles: 30,
      unconverged: 3,
      largestStepError: 0.01,
    });
    const notes = log.takeNotes(["oxygen", "drug"], planeGrid(10, 10, 1));
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('"oxygen"');
    expect(notes[0]).toContain("0.001 at voxel (3, 2)");
    expect(notes[1]).toContain('"drug"');
    expect(notes[1]).toContain("0.25 at voxel (7, 0)");
    expect(notes[1]).toContain("shorter step");
    expect(log.takeNotes(["oxygen", "drug"], planeGrid(10, 10, 1))).toEqual([]);
    expect(log.statistics.unconverged).toBe(3);
  });

  test("says where in a volume", () => {
    const log = new SolverLog();
    log.addSolve({
      cycles: 30,
      unconverged: [{ slot: 0, voxel: 1 + 4 * (2 + 3 * 3), estimate: 1 }],
    });
    expect(log.takeNotes(["u"], solidGrid(4, 3, 5, 1))[0]).toContain("voxel (1, 2, 3)");
  });
});
