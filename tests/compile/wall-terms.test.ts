import { describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import type { Field, Process, SideBoundary } from "../../src/model/model.ts";
import { evaluateBlock, type LeafValues } from "../support/evaluate-block.ts";
import { formula, processes, tinyField, tinyModel } from "../support/tiny-model.ts";

const value = (text: string): SideBoundary => ({ type: "value", value: formula(text) });
const flux = (text: string): SideBoundary => ({ type: "flux", flux: formula(text) });
const exchange = (rate: string, target: string): SideBoundary => ({
  type: "exchange",
  rate: formula(rate),
  target: formula(target),
});

interface Slab {
  readonly kind?: Field["kind"];
  readonly D: string;
  readonly left?: SideBoundary;
  readonly right?: SideBoundary;
  readonly processes?: readonly Process[];
}

function slab({ kind = "substrate", D, left, right, processes: own = [] }: Slab) {
  const plain = tinyField("u", kind, D);
  const boundary = { ...plain.boundary, ...(left && { left }), ...(right && { right }) };
  return tinyModel({
    fields: [{ ...plain, boundary }],
    parameters: { q: 1 },
    processes: own,
  });
}

const h = 5;

/** Net supply per min of a voxel at a side (0 left, 1 right; -1 inside) that holds u. */
function wallInflow(model: Slab, side: number, u: number, leaves: LeafValues = {}): number {
  const { assemble } = compileModel(slab(model), { scheme: "implicit", interventions: [] }).blocks;
  const sides = [0, 1, 2, 3, 4, 5].map((one) => (one === side ? 1 : 0));
  const state = { dt: 1, spacing: [h, 7, 9], sides, fields: [u], ...leaves };
  const found = evaluateBlock(assemble, state);
  return (found["gain 0"] as number) - (found["loss 0"] as number) * u;
}

describe("walls as terms of the voxels along them", () => {
  const D = 40;

  // A steady slab without sources is linear, in the voxels' centres too, and there all flows cancel.
  it("hold the linear profile between a fixed value and a Robin wall", () => {
    const [kappa, target, held, length] = [3, 8, 2, 50];
    const slope = (kappa * (target - held)) / (D + kappa * length);
    const at = (x: number) => held + slope * x;
    const model = { D: `${D}`, left: value("2"), right: exchange("3", "8") };
    const between = (D * slope) / h;
    expect(wallInflow(model, 0, at(h / 2))).toBeCloseTo(-between, 12);
    expect(wallInflow(model, 1, at(length - h / 2))).toBeCloseTo(between, 12);
    expect(wallInflow(model, -1, 3)).toBe(0);
  });

  it("let a flux in as it is, and out as long as the voxel can bring it", () => {
    const model = { D: `${D}`, left: flux("6"), right: flux("-6") };
    expect(wallInflow(model, 0, 1)).toBeCloseTo(6 / h, 12);
    const least = (6 * h) / (2 * D);
    for (const u of [least, 1, 1e3]) expect(wallInflow(model, 1, u)).toBeCloseTo(-6 / h, 12);
    for (const u of [least / 2, 1e-6]) {
      expect(wallInflow(model, 1, u) / u).toBeCloseTo((-2 * D) / h ** 2, 10);
    }
    expect(wallInflow(model, 1, 0)).toBe(0);
  });

  it("take nothing out where nothing diffuses", () => {
    const outward = { D: "0", right: flux("-6") };
    expect(wallInflow(outward, 1, 4)).toBe(0);
    expect(wallInflow({ D: "0", right: exchange("0", "8") }, 1, 4)).toBe(0);
    expect(wallInflow({ D: "0", right: exchange("3", "8") }, 1, 4)).toBe(0);
    expect(wallInflow({ D: "40", right: exchange("0", "8") }, 1, 4)).toBe(0);
  });

  it("become a fixed value where the permeability is large", () => {
    const robin = wallInflow({ D: `${D}`, right: exchange("1e12", "8") }, 1, 3);
    expect(robin).toBeCloseTo(((2 * D) / h ** 2) * (8 - 3), 8);
  });

  it("let a flux out of what may be negative however little there is", () => {
    const model = { D: "40", right: flux("-6"), processes: [processes.react("u", 0)] };
    expect(wallInflow(model, 1, 0)).toBeCloseTo(-6 / h, 12);
  });

  it("vary along a side, in time, and with the voxel's own values", () => {
    const model = { D: "40", left: flux("q*y*t*u") };
    const leaves = { y: 2, t: 3, parameters: [0.5] };
    expect(wallInflow(model, 0, 4, leaves)).toBeCloseTo((0.5 * 2 * 3 * 4) / h, 12);
  });

  it("act on populations and in the explicit scheme alike", () => {
    const cells = slab({ kind: "population", D: "40", left: flux("6") });
    const state = { dt: 2, spacing: [h, 7, 9], sides: [1, 0, 0, 0, 0, 0], fields: [3] };
    const { blocks, layout } = compileModel(cells, { scheme: "implicit", interventions: [] });
    const { wallRatePlane, wallSupplyPlane } = layout.movers[0]!;
    const planes = evaluateBlock(blocks.motility, state);
    expect(planes[`transport ${wallSupplyPlane}`]).toBeCloseTo(6 / h, 12);
    expect(planes[`transport ${wallRatePlane}`]).toBe(0);
    expect(blocks.advance.outputs).toEqual([]);
    const robin = slab({ D: "40", left: exchange("3", "8") });
    const { rates } = compileModel(robin, { scheme: "explicit", interventions: [] }).blocks;
    const rate = (2 * 40 * 3) / (2 * 40 + 3 * h) / h;
    expect(evaluateBlock(rates, state)["rates 0"]).toBeCloseTo(rate * (8 - 3), 12);
  });
});
