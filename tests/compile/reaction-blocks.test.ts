import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operandsOf } from "../../src/compile/block-builder.ts";
import { compileModel } from "../../src/compile/compile-model.ts";
import { binaryLaws, unaryLaws } from "../../src/compile/evaluate-operation.ts";
import type { Block } from "../../src/compile/program.ts";
import type { Model } from "../../src/model/model.ts";
import { arbitraryModel } from "../support/arbitrary-model.ts";
import { blockValues, evaluateBlock } from "../support/evaluate-block.ts";
import { runOnVoxel } from "../support/run-model-block.ts";
import { processes, tinyField, tinyModel } from "../support/tiny-model.ts";

const amount = fc.oneof(
  fc.double({ min: 0, max: 3, noNaN: true }),
  fc.double({ min: 0, max: 1e30, noNaN: true }),
  fc.constantFrom(0, 1, 1e-30, 1e-20, 1e30),
);
const step = fc.oneof(
  fc.constantFrom(1e-6, 0.5, 6, 60, 1e4),
  fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
);

function compile(model: Model, scheme: "implicit" | "explicit" = "implicit") {
  return compileModel(model, { scheme, interventions: [] }).blocks;
}

function populations(model: Parameters<typeof tinyModel>[0]) {
  return compile(tinyModel(model)).advance;
}

describe("block advance", () => {
  it("is exact for exponential decay with a source", () => {
    const block = populations({
      fields: [tinyField("m", "population")],
      processes: [processes.loss("m", 0.3), processes.source("m", 2)],
    });
    for (const dt of [1e-3, 0.5, 6, 60]) {
      const change = runOnVoxel(block, { fields: [5], step: dt })["change 0"];
      const exact = (2 / 0.3 - 5) * (1 - Math.exp(-0.3 * dt));
      expect(change).toBeCloseTo(exact, 5);
    }
  });

  it("is exact for logistic growth and never passes the capacity", () => {
    const block = populations({
      fields: [tinyField("m", "population")],
      parameters: { K: 2 },
      processes: [processes.growth("m", 0.05, "K")],
    });
    for (const dt of [1, 60, 600, 1e4]) {
      const state = { fields: [0.1], parameters: [2], step: dt };
      const change = runOnVoxel(block, state)["change 0"] ?? 0;
      const exact = 2 / (1 + (2 / 0.1 - 1) * Math.exp(-0.05 * dt)) - 0.1;
      expect(change).toBeCloseTo(exact, 5);
      expect(Math.fround(Math.fround(0.1) + change)).toBeLessThanOrEqual(2);
    }
  });

  it("does not grow where there is no capacity", () => {
    const block = populations({
      fields: [tinyField("m", "population")],
      processes: [processes.growth("m", 0.05, "0")],
    });
    expect(runOnVoxel(block, { fields: [0.5], step: 6 })["change 0"]).toBeLessThanOrEqual(0);
  });

  it("conserves what converts, at any rates and any step", () => {
    const model = tinyModel({
      fields: [
        tinyField("m1", "population"),
        tinyField("m2", "population"),
        tinyField("s", "static"),
      ],
      parameters: { a: 0, b: 0, c: 0 },
      processes: [
        processes.convert("m1", "m2", "a"),
        processes.convert("m2", "m1", "b"),
        processes.convert("m1", "s", "c"),
        processes.convert("s", "m2", "a*b"),
      ],
    });
    const block = compile(model).advance;
    const rates = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    const fields = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(rates, fields, step, (parameters, values, dt) => {
        const before = values.map(Math.fround);
        const changes = runOnVoxel(block, { fields: before, parameters, step: dt });
        const total = (entries: readonly number[]) =>
          entries.reduce((sum, value) => sum + value, 0);
        const rounding = 3e-7 * total(before) + 1e-36;
        expect(Math.abs(total(Object.values(changes)))).toBeLessThanOrEqual(rounding);
        for (const [slot, value] of before.entries()) {
          expect(value + (changes[`change ${slot}`] ?? 0)).toBeGreaterThanOrEqual(-rounding);
        }
      }),
      { seed: 5 },
    );
  });

  it("hands over the yield, and to each exit its share", () => {
    const block = populations({
      fields: [
        tinyField("m", "population"),
        tinyField("a", "population"),
        tinyField("b", "static"),
      ],
      processes: [
        processes.convert("m", "a", 0.1, 2),
        processes.convert("m", "b", 0.3),
        processes.loss("m", 0.6),
      ],
    });
    const changes = runOnVoxel(block, { fields: [1, 0, 0], step: 6 });
    const left = 1 - Math.exp(-6);
    expect(changes["change 0"]).toBeCloseTo(-left, 6);
    expect(changes["change 1"]).toBeCloseTo(2 * 0.1 * left, 6);
    expect(changes["change 2"]).toBeCloseTo(0.3 * left, 6);
  });

  it("hands over to a substrate exactly what left a static field, as a source of its solve", () => {
    const model = tinyModel({
      fields: [tinyField("signal", "substrate", 10), tinyField("debris", "static")],
      processes: [processes.convert("debris", "signal", 2, 0.5)],
    });
    const { advance, assemble } = compile(model);
    const fields = [0.25, 1];
    const changes = runOnVoxel(advance, { fields, step: 6 });
    const left = 1 - Math.exp(-12);
    expect(changes).toEqual({
      "flow 0": expect.closeTo((0.5 * left) / 6, 6),
      "change 1": expect.closeTo(-left, 6),
    });
    const solved = evaluateBlock(assemble, { fields, start: fields, flow: [0.25], dt: 3 });
    expect(solved).toEqual({ "loss 0": 0, "gain 0": 0.75 });
  });

  it("keeps populations as they are that nothing touches", () => {
    const block = populations({ fields: [tinyField("m", "population", 1)] });
    expect(block.outputs).toEqual([]);
  });
});

describe("block assemble", () => {
  it("gathers losses and sources of the implicit solve", () => {
    const model = tinyModel({
      fields: [tinyField("oxygen", "substrate", 1e5), tinyField("tumor", "population")],
      processes: [
        processes.exchange("oxygen", 0.5, 38),
        processes.loss("oxygen", "2*tumor/(5 + oxygen)"),
        processes.convert("oxygen", "tumor", 0.25),
      ],
    });
    const { assemble, advance, credit } = compile(model);
    const values = runOnVoxel(assemble, { fields: [20, 0.5], step: 2 });
    expect(values["loss 0"]).toBeCloseTo(2 * (0.5 + 1 / 25 + 0.25), 6);
    expect(values["gain 0"]).toBeCloseTo(2 * 0.5 * 38, 5);
    expect(values["share 0"]).toBeCloseTo(0.25 / (0.5 + 1 / 25 + 0.25), 6);
    expect(advance.outputs).toEqual([]);
    const arrived = runOnVoxel(credit, { fields: [20, 0.5], taken: [3], step: 2 });
    expect(arrived).toEqual({ "change 1": 3 });
  });

  it("stays an M-matrix whatever the rates are", () => {
    const property = fc.property(
      arbitraryModel({ signed: false, chemotaxis: false }),
      fc.array(amount, { minLength: 6, maxLength: 6 }),
      step,
      (model, fields, dt) => {
        const { assemble } = compile(model);
        const scalars = Array.from({ length: 20 }, () => 1);
        const walls = { sides: [1, 0, 1, 1, 0, 0], spacing: [10, 10, 10] };
        const state = { fields, start: fields, parameters: [1, 0.5], scalars, x: 5, t: 3 };
        const values = evaluateBlock(assemble, { ...state, ...walls, dt });
        for (const slot of [0, 1]) {
          expect(values[`loss ${slot}`]).toBeGreaterThanOrEqual(0);
          expect(values[`gain ${slot}`]).toBeGreaterThanOrEqual(0);
        }
        for (const value of Object.values(values)) expect(value).toBeGreaterThanOrEqual(0);
      },
    );
    fc.assert(property, { numRuns: 300, seed: 6 });
  });
});

describe("any model", () => {
  it("keeps populations, static fields and compartments at or above 0, at any step", () => {
    const property = fc.property(
      arbitraryModel({ signed: false, chemotaxis: false }),
      fc.array(amount, { minLength: 6, maxLength: 6 }),
      step,
      (model, fields, dt) => {
        const { advance, compartments } = compile(model);
        const scalars = Array.from({ length: 20 }, () => 1);
        const walls = { sides: [1, 0, 1, 1, 0, 0], spacing: [10, 10, 10] };
        // Rates of any other state, not only of one that follows from this.
        const ahead = [...fields].reverse();
        const state = { fields, ahead, parameters: [1, 0.5], scalars, x: 5, t: 3, dt, ...walls };
        const before = { change: fields, scalarChange: scalars };
        for (const block of [advance, compartments]) {
          const values = blockValues(block, state);
          const largest = Math.max(...values.map(Math.abs), ...fields);
          for (const { buffer, plane, value } of block.outputs) {
            if (buffer !== "change" && buffer !== "scalarChange") continue;
            const after = (before[buffer][plane] as number) + (values[value] as number);
            expect(after).toBeGreaterThanOrEqual(-1e-12 * largest);
          }
        }
      },
    );
    fc.assert(property, { numRuns: 400, seed: 7 });
  });

  it("never leaves single precision, in any value on the way", () => {
    const property = fc.property(
      arbitraryModel({ signed: true, chemotaxis: true }),
      fc.array(amount, { minLength: 6, maxLength: 6 }),
      step,
      fc.constantFrom("implicit" as const, "explicit" as const),
      (model, fields, dt, scheme) => {
        const blocks = compile(model, scheme);
        const single = Object.values(blocks).filter((block): block is Block => "name" in block);
        expect(single.length).toBeGreaterThan(8);
        for (const block of [...single, ...blocks.creditTerms.map((term) => term.block)]) {
          expectFinite(block, singleValues(block, fields, dt));
        }
      },
    );
    fc.assert(property, { numRuns: 400, seed: 8 });
  });
});

/** A product or sum may overflow if all its readers limit it at once; nothing else, and no NaN. */
function expectFinite(block: Block, values: readonly number[]): void {
  const limited = new Set<number>();
  const otherwise = new Set(block.outputs.map((output) => output.value));
  for (const operation of block.operations) {
    for (const operand of operandsOf(operation)) {
      (operation.op === "limit" ? limited : otherwise).add(operand);
    }
  }
  for (const [index, value] of values.entries()) {
    const mayOverflow = limited.has(index) && !otherwise.has(index) && !Number.isNaN(value);
    expect(mayOverflow || Number.isFinite(value)).toBe(true);
  }
}

/** Every value of a block, each rounded to single precision. */
function singleValues(block: Block, fields: readonly number[], dt: number): number[] {
  const values: number[] = [];
  const at = (index: number) => values[index] as number;
  for (const operation of block.operations) {
    const value = (() => {
      if (operation.op === "constant") return operation.value;
      if (operation.op === "field" || operation.op === "start") return fields[operation.slot];
      if (operation.op === "side" || operation.op === "pace") return 1;
      if (operation.op === "spacing") return 10;
      if (operation.op === "dt") return dt;
      if (operation.op === "select") return at(at(operation.condition) ? operation.a : operation.b);
      if ("b" in operation) return binaryLaws[operation.op](at(operation.a), at(operation.b));
      if ("a" in operation) return unaryLaws[operation.op](at(operation.a));
      return "xyzt".includes(operation.op) ? 1e9 : 1e30;
    })();
    values.push(Math.fround(value ?? 0));
  }
  return values;
}
