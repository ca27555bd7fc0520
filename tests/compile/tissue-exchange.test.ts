import { describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import type { Program } from "../../src/compile/program.ts";
import type { ConvertProcess, Model, Process } from "../../src/model/model.ts";
import { evaluateBlock, type LeafValues } from "../support/evaluate-block.ts";
import { formula, processes, tinyField, tinyModel } from "../support/tiny-model.ts";

/**
 * A step of a program on voxels without neighbours, in double precision: the passes of the plan as
 * docs/numerics.md states them, fields by slot and voxel.
 */
class Tissue {
  readonly fields: number[][];
  readonly scalars: number[];
  time = 0;
  readonly #program: Program;
  readonly #parameters: readonly number[];
  readonly #flow: number[][];

  constructor(
    model: Model,
    scheme: "implicit" | "explicit",
    state: {
      readonly fields: readonly (readonly number[])[];
      readonly compartments: readonly number[];
      readonly parameters?: readonly number[];
    },
  ) {
    this.#program = compileModel(model, { scheme, interventions: [] });
    this.fields = state.fields.map((plane) => [...plane]);
    this.scalars = [...state.compartments];
    while (this.scalars.length < this.#program.layout.scalarCount) this.scalars.push(0);
    this.#parameters = state.parameters ?? [];
    this.#flow = Array.from({ length: this.#program.layout.flowPlaneCount }, () =>
      (state.fields[0] as readonly number[]).map(() => 0),
    );
  }

  mean(slot: number): number {
    return average(this.fields[slot] as number[]);
  }

  step(dt: number): void {
    const { blocks, layout, plan } = this.#program;
    const start = this.fields.map((plane) => [...plane]);
    const before = [...this.scalars];
    const times = { dt, t: this.time + dt / 2 };
    let taken: number[][] = start.map((plane) => plane.map(() => 0));
    for (const pass of plan) {
      if (pass.pass === "global-terms") {
        for (const [index, { block }] of blocks.globals.entries()) {
          this.scalars[layout.firstGlobal + index] = this.#mean(block, times);
        }
      } else if (pass.pass === "compartments") {
        this.#changeScalars(evaluateBlock(blocks.compartments, this.#leaves(0, times)));
      } else if (pass.pass === "credit-terms") {
        for (const { block, scalar, of } of blocks.creditTerms) {
          if (of === pass.of) this.scalars[scalar] = this.#mean(block, times, taken);
        }
      } else if (pass.pass === "credit-compartments") {
        this.#changeScalars(evaluateBlock(blocks.creditCompartments, this.#leaves(0, times)));
      } else if (pass.pass === "advance") {
        this.#change(blocks.advance, times, taken);
      } else if (pass.pass === "credit") {
        this.#change(blocks.credit, times, taken);
      } else if (pass.pass === "explicit") {
        this.#change(blocks.rates, times, taken, dt);
      } else if (pass.pass === "extrapolate") {
        taken = this.#halves(start, before, dt);
      }
    }
    this.time += dt;
  }

  /** Two half stages of fitted backward Euler; what conversions took. */
  #halves(start: number[][], before: readonly number[], dt: number): number[][] {
    const { blocks, layout } = this.#program;
    const after = [...this.scalars];
    const moved = this.fields.map((plane) => [...plane]);
    const taken = start.map((plane) => plane.map(() => 0));
    for (const middle of [1 / 4, 3 / 4]) {
      const mixed = moved.map((plane, slot) =>
        plane.map((value, voxel) => {
          const old = start[slot]?.[voxel] as number;
          if (slot < layout.substrateCount) return this.#at(slot, voxel);
          return old + middle * (value - old);
        }),
      );
      const scalars = after.map((value, index) => {
        const old = before[index] as number;
        return index < layout.compartmentCount ? old + middle * (value - old) : value;
      });
      for (const voxel of (start[0] as number[]).keys()) {
        const found = evaluateBlock(blocks.assemble, {
          ...this.#leaves(voxel, { dt: dt / 2, t: this.time + middle * dt }),
          fields: mixed.map((plane) => plane[voxel] as number),
          start: start.map((plane, slot) => {
            const kept = layout.remembered.includes(slot) ? plane : (moved[slot] as number[]);
            return kept[voxel] as number;
          }),
          scalars,
        });
        for (let slot = 0; slot < layout.substrateCount; slot++) {
          const u = mixed[slot]?.[voxel] as number;
          const z = found[`loss ${slot}`] as number;
          const gain = found[`gain ${slot}`] as number;
          const m = z === 0 ? 1 : z / Math.expm1(z);
          const next = (m * u + gain) / (m + z);
          const loss = u + gain - next;
          const share = found[`share ${slot}`] ?? 0;
          (this.fields[slot] as number[])[voxel] = next;
          (taken[slot] as number[])[voxel] = (taken[slot]?.[voxel] as number) + share * loss;
        }
      }
    }
    return taken;
  }

  #at(slot: number, voxel: number): number {
    return this.fields[slot]?.[voxel] as number;
  }

  #leaves(voxel: number, times: LeafValues): LeafValues {
    return {
      ...times,
      fields: this.fields.map((plane) => plane[voxel] as number),
      flow: this.#flow.map((plane) => plane[voxel] as number),
      scalars: this.scalars,
      parameters: this.#parameters,
      x: voxel,
      y: 0,
    };
  }

  #mean(block: Program["blocks"]["advance"], times: LeafValues, taken?: number[][]): number {
    return average(
      (this.fields[0] as number[]).map((_, voxel) => {
        const leaves = this.#leaves(voxel, times);
        const amounts = taken?.map((plane) => plane[voxel] as number);
        return evaluateBlock(block, { ...leaves, ...(amounts && { taken: amounts }) })[
          "observables 0"
        ] as number;
      }),
    );
  }

  #change(
    block: Program["blocks"]["advance"],
    times: LeafValues,
    taken: number[][],
    factor = 1,
  ): void {
    for (const voxel of (this.fields[0] as number[]).keys()) {
      const amounts = taken.map((plane) => plane[voxel] as number);
      const found = evaluateBlock(block, { ...this.#leaves(voxel, times), taken: amounts });
      for (const { plane, buffer } of block.outputs) {
        if (buffer === "flow") {
          (this.#flow[plane] as number[])[voxel] = found[`flow ${plane}`] as number;
          continue;
        }
        const field = this.fields[plane] as number[];
        field[voxel] = (field[voxel] as number) + factor * (found[`${buffer} ${plane}`] as number);
      }
    }
  }

  #changeScalars(found: Record<string, number>): void {
    for (const [key, value] of Object.entries(found)) {
      const [buffer, plane] = key.split(" ") as [string, string];
      const before = this.scalars[Number(plane)] as number;
      this.scalars[Number(plane)] = buffer === "scalars" ? value : before + value;
    }
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Drug as said, no cells, no vessels. */
function plain(drug: readonly number[]): number[][] {
  return [[...drug], drug.map(() => 0), drug.map(() => 0)];
}

const fields = [
  tinyField("drug", "substrate", 100),
  tinyField("cells", "population"),
  tinyField("vessel", "static"),
];
const start = {
  fields: [
    [0, 1, 0.25, 0],
    [0.5, 0.25, 0, 1],
    [1, 0, 0.3, 0.1],
  ],
  compartments: [40],
};

/** rate*(plasma - field), the compartment's volume being the tissue's over `ratio`. */
function conserved(field: string, rate: string, ratio: number): Process[] {
  return [
    { ...processes.convert("plasma", field, rate), rate: formula(`${ratio}*(${rate})`) },
    processes.convert(field, "plasma", rate, ratio),
  ].map((process, index) => (index === 0 ? { ...process, yield: formula(1 / ratio) } : process));
}

describe.each([
  ["of a rate that varies in space", "0.7*vessel"],
  ["of a rate that changes with cells, plasma and time", "vessel*cells*(1 + plasma + t)/100"],
  ["of a uniform rate", "0.3"],
  ["too fast for the step", "50*vessel"],
])("an exchange with a compartment %s", (_, rate) => {
  it.each([6, 0.1])("neither makes nor loses anything in steps of %f min", (dt) => {
    const ratio = 0.25;
    const model = tinyModel({
      fields,
      compartments: ["plasma"],
      processes: [...conserved("drug", rate, ratio), processes.source("cells", 0.01)],
    });
    const tissue = new Tissue(model, "implicit", start);
    const total = () => (tissue.scalars[0] as number) + ratio * tissue.mean(0);
    const before = total();
    for (let step = 0; step < 40; step++) {
      tissue.step(dt);
      expect(Math.abs(total() - before)).toBeLessThan(1e-13 * before * (step + 1));
    }
    expect(tissue.scalars[0]).toBeLessThan(39.9);
    expect(Math.min(...tissue.fields.flat(), ...tissue.scalars)).toBeGreaterThanOrEqual(0);
  });
});

describe("conversions between a compartment and the tissue", () => {
  it("conserve with cells, too, several at once, with losses beside them", () => {
    const model = tinyModel({
      fields,
      compartments: ["blood", "node"],
      processes: [
        processes.convert("blood", "cells", "0.4*vessel"),
        processes.convert("blood", "drug", "0.1*vessel*drug"),
        processes.convert("blood", "node", 0.05),
        processes.convert("cells", "node", "0.2*vessel"),
        processes.convert("drug", "node", 0.3),
        processes.convert("drug", "cells", 0.1),
        processes.convert("cells", "drug", 0.05),
        processes.convert("node", "cells", 0.1),
      ],
    });
    const tissue = new Tissue(model, "implicit", { ...start, compartments: [40, 3] });
    const total = () =>
      (tissue.scalars[0] as number) +
      (tissue.scalars[1] as number) +
      tissue.mean(0) +
      tissue.mean(1);
    const before = total();
    for (let step = 0; step < 20; step++) tissue.step(6);
    expect(Math.abs(total() - before)).toBeLessThan(1e-12 * before);
    expect(tissue.mean(1)).toBeGreaterThan(1);
  });

  it("reach the equilibrium of two well-mixed volumes at its rate", () => {
    const model = tinyModel({
      fields,
      compartments: ["plasma"],
      processes: conserved("drug", "0.1", 0.5),
    });
    const tissue = new Tissue(model, "implicit", {
      fields: [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      compartments: [3],
    });
    for (let step = 0; step < 1000; step++) tissue.step(0.01);
    // u' = k (c - u), c' = -r k (c - u): c - u falls as e^(-k (1 + r) t).
    const apart = 3 * Math.exp(-0.1 * 1.5 * 10);
    // The compartment is first order in the step: k dt/2 off.
    expect((tissue.scalars[0] as number) - tissue.mean(0)).toBeCloseTo(apart, 3);
    expect(tissue.mean(0)).toBeCloseTo((3 - apart) / 1.5, 3);
  });

  // At rest both sides have one value, whatever the step; a partition of 0.5 halves the tissue's.
  it.each([
    [0.3, 0.25, 6],
    [0.3, 4, 6],
    [3, 0.25, 60],
    [50, 1, 60],
  ])("rest at rate %f, ratio %f in steps of %f min", (rate, ratio, dt) => {
    const [give, take] = conserved("drug", `${rate}`, ratio);
    const model = tinyModel({
      fields,
      compartments: ["plasma"],
      processes: [
        { ...(give as ConvertProcess), rate: formula(0.5 * rate * ratio) },
        take as Process,
      ],
    });
    const tissue = new Tissue(model, "implicit", {
      ...start,
      fields: plain([2, 2, 2, 2]),
      compartments: [4],
    });
    for (let step = 0; step < 20; step++) tissue.step(dt);
    expect(tissue.scalars[0]).toBeCloseTo(4, 9);
    for (const value of tissue.fields[0] as number[]) expect(value).toBeCloseTo(2, 9);
  });

  it("find rest, from plasma alone and from the tissue alone", () => {
    for (const [tissueHas, plasmaHas] of [
      [0, 3],
      [3, 0],
    ] as const) {
      const model = tinyModel({
        fields,
        compartments: ["plasma"],
        processes: conserved("drug", "0.3", 1),
      });
      const compartments = [plasmaHas];
      const tissue = new Tissue(model, "implicit", {
        fields: plain([tissueHas, tissueHas]),
        compartments,
      });
      for (let step = 0; step < 40; step++) tissue.step(6);
      expect(tissue.scalars[0]).toBeCloseTo(1.5, 6);
      expect(tissue.mean(0)).toBeCloseTo(1.5, 6);
    }
  });

  // Fast exchange with a tissue that uses it up as fast: what is used is what there was.
  it("give nothing away that is not there", () => {
    const model = tinyModel({
      fields,
      compartments: ["plasma"],
      processes: [...conserved("drug", "10", 1), processes.convert("drug", "cells", 10)],
    });
    const tissue = new Tissue(model, "implicit", { fields: plain([1, 1]), compartments: [0.02] });
    for (let step = 0; step < 20; step++) {
      tissue.step(6);
      expect(tissue.scalars[0]).toBeGreaterThan(-1e-3);
      expect(tissue.mean(1)).toBeLessThan(1.02 + 1e-3);
    }
    expect(tissue.mean(1)).toBeCloseTo(1.02, 3);
  });

  it("conserve in the explicit scheme", () => {
    const model = tinyModel({
      fields,
      compartments: ["plasma"],
      processes: conserved("drug", "0.1*vessel*(1 + t)", 2),
    });
    const tissue = new Tissue(model, "explicit", start);
    for (let step = 0; step < 30; step++) tissue.step(0.2);
    expect((tissue.scalars[0] as number) + 2 * tissue.mean(0)).toBeCloseTo(40 + 2 * 0.3125, 12);
  });

  it("give nothing where the rate is 0 everywhere", () => {
    const model = tinyModel({
      fields,
      compartments: ["plasma"],
      processes: conserved("drug", "vessel - 2", 1),
    });
    const tissue = new Tissue(model, "implicit", start);
    tissue.step(6);
    expect(tissue.scalars[0]).toBe(40);
    expect(tissue.fields[0]).toEqual(start.fields[0]);
  });
});
