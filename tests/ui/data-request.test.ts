import { expect, it } from "vitest";
import {
  type DataOffer,
  type DataRequest,
  describeRequest,
  problemOfRequest,
  timesOfRequest,
} from "../../src/ui/data-request.ts";

const offer: DataOffer = {
  grid: { dimensions: 2, nx: 100, ny: 50, nz: 1, dx: 10, dy: 10, dz: 1 },
  fields: [],
  now: 75,
  kept: [0, 10, 40],
  speed: 60,
};
const whole: DataRequest = {
  moments: "run",
  format: "npz",
  fields: ["oxygen", "tumor"],
  from: 60,
  until: 600,
  every: 120,
};

it("has the times of what is asked for", () => {
  expect(timesOfRequest(whole, offer)).toEqual([60, 180, 300, 420, 540, 600]);
  expect(timesOfRequest({ ...whole, moments: "now" }, offer)).toEqual([75]);
  expect(timesOfRequest({ ...whole, moments: "kept" }, offer)).toEqual([0, 10, 40]);
});

it("says how large it becomes, and how long computing takes", () => {
  // 6 frames of 2 fields of 5000 float32 numbers; 600 min at 60 min/s.
  expect(describeRequest(whole, offer)).toBe(
    "6 frames of 2 fields on 100 × 50 voxels: about 240 kB. By the speed so far, computing it takes 10 s.",
  );
  expect(describeRequest(whole, { ...offer, speed: 0 })).toContain("has been played");
  expect(describeRequest({ ...whole, moments: "now", fields: ["oxygen"] }, offer)).toBe(
    "1 frame of 1 field on 100 × 50 voxels: about 20 kB.",
  );
  const zarr = describeRequest({ ...whole, moments: "kept", format: "ome-zarr" }, offer);
  expect(zarr).toContain("at most 120 kB");
});

it("refuses what cannot be saved, with what to do", () => {
  expect(problemOfRequest(whole, offer)).toBeUndefined();
  const wrong: readonly (readonly [Partial<DataRequest>, string, Partial<DataOffer>?])[] = [
    [{ fields: [] }, "at least one field"],
    [{ from: -1 }, "begins at 0"],
    [{ until: 30 }, "before the first"],
    [{ every: 0 }, "longer than 0"],
    [{ until: 1e6, every: 1 }, "more than 100000 frames"],
    [{ format: "csv", until: 120_000, every: 60 }, "2,000,000 are the most"],
    [{ fields: ["a", "b", "c"], until: 6e6, every: 60 }, "a page can save 4.0 GB"],
    [{ moments: "kept" }, "No states are kept yet", { kept: [] }],
  ];
  for (const [change, problem, less] of wrong) {
    expect(problemOfRequest({ ...whole, ...change }, { ...offer, ...less })).toContain(problem);
  }
});
