import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { compileExpression } from "../../src/compile/compile-expression.ts";
import { emitWasm, type Kernel } from "../../src/compile/emit-wasm.ts";
import { type BlockContext, prepareBlock, runBlock } from "../../src/compile/interpreter.ts";
import type { Block, Operation, Output } from "../../src/compile/program.ts";
import { randomUniform } from "../../src/compile/random.ts";
import { openScratchMemory } from "../../src/compile/scratch-memory.ts";
import { readUniforms, uniformOperations } from "../../src/compile/uniform-operations.ts";
import type { Expression } from "../../src/model/expression.ts";
import { arbitraryExpression, arbitraryValue } from "../support/arbitrary-expression.ts";
import { evaluateTree } from "../support/evaluate-tree.ts";
import { formula, tinyField, tinyModel } from "../support/tiny-model.ts";

const model = tinyModel({
  fields: [tinyField("u", "substrate"), tinyField("v", "population"), tinyField("w", "static")],
  parameters: { p: 0, q: 0 },
  compartments: ["c"],
  observables: { sum: "u + v" },
});
const names = ["u", "v", "w", "p", "q", "c", "x", "y", "t", "pi"];

const state = fc.record({
  planes: fc.array(fc.array(arbitraryValue, { minLength: 6, maxLength: 6 }), {
    minLength: 3,
    maxLength: 3,
  }),
  parameters: fc.array(arbitraryValue, { minLength: 2, maxLength: 2 }),
  compartment: arbitraryValue,
});

type State = typeof state extends fc.Arbitrary<infer T> ? T : never;

function contextOf({ planes, parameters, compartment }: State): BlockContext {
  const fields = planes.map((plane) => Float32Array.from(plane));
  return {
    grid: { dimensions: 2, nx: 3, ny: 2, nz: 1, dx: 10, dy: 20, dz: 1 },
    fields,
    taken: [],
    parameters,
    scalars: [compartment],
    locals: [],
    time: 90,
    step: 6,
    seed: 7,
  };
}

describe("a block run over planes", () => {
  const evaluate = (expression: Expression, context: BlockContext): Float32Array => {
    const { block } = compileExpression(model, expression, "test");
    const values = new Float32Array(6);
    runBlock(prepareBlock(block), context, [values], 0, 6);
    return values;
  };

  it("gives what the rules say of any expression", () => {
    let compared = 0;
    const property = fc.property(arbitraryExpression(names), state, (expression, sample) => {
      const context = contextOf(sample);
      const values = evaluate(expression, context);
      for (let voxel = 0; voxel < 6; voxel++) {
        const valueAt = (text: string) => nameValue(text, context, voxel);
        const expected = evaluateTree(expression, valueAt, 2e-7);
        const difference = Math.abs((values[voxel] as number) - expected.value);
        if (expected.error === Number.POSITIVE_INFINITY) continue;
        expect(difference).toBeLessThanOrEqual(expected.error + 1e-37);
        if (expected.error < 1e-3 * Math.abs(expected.value)) compared++;
      }
    });
    fc.assert(property, { numRuns: 1500, seed: 3 });
    expect(compared).toBeGreaterThan(2000);
  });

  it("gives a finite value for every finite input", () => {
    const property = fc.property(arbitraryExpression(names, 6), state, (expression, sample) => {
      for (const value of evaluate(expression, contextOf(sample))) {
        expect(Math.abs(value)).toBeLessThanOrEqual(Math.fround(1e30));
      }
    });
    fc.assert(property, { numRuns: 1500, seed: 4 });
  });

  it("reads positions, time, step and random numbers", () => {
    const context = contextOf({ planes: [[], [], []], parameters: [], compartment: 0 });
    expect([...evaluate(formula("x"), context)]).toEqual([5, 15, 25, 5, 15, 25]);
    expect([...evaluate(formula("y + z"), context)]).toEqual([10.5, 10.5, 10.5, 30.5, 30.5, 30.5]);
    expect([...evaluate(formula("t"), context)]).toEqual([90, 90, 90, 90, 90, 90]);
    const drawn = evaluate(formula("random()"), context);
    expect(new Set(drawn).size).toBe(6);
    expect(evaluate(formula("random()"), context)).toEqual(drawn);
    expect([...evaluate(formula("random() - random()"), context)]).not.toContain(0);
  });

  it("gives the same whatever the range of voxels and wherever the output lies", () => {
    const { block } = compileExpression(model, formula("u*v + hill(u, p, 3) - x"), "test");
    const count = 1553;
    const plane = (seed: number) =>
      Float32Array.from({ length: count }, (_, voxel) => randomUniform(seed, 0, voxel));
    const fields = [plane(1), plane(2), plane(3)];
    const base = contextOf({ planes: [], parameters: [0.4, 0], compartment: 0 });
    const context = { ...base, fields, grid: { ...base.grid, nx: count, ny: 1 } };
    const whole = new Float32Array(count);
    runBlock(prepareBlock(block), context, [whole], 0, count);
    const parts = new Float32Array(count);
    runBlock(prepareBlock(block), context, [parts], 0, 301);
    runBlock(prepareBlock(block), context, [parts], 301, count);
    expect(parts).toEqual(whole);
    runBlock(prepareBlock(block), context, [fields[0] as Float32Array], 0, count);
    expect(fields[0]).toEqual(whole);
  });

  it("leaves no subnormal numbers in a field", () => {
    const { block } = compileExpression(model, formula("u*1e-20"), "test");
    const values = new Float32Array(6);
    const context = contextOf({
      planes: [[1, 1e-18, 1e-19, 0, -1, -1e-20]],
      parameters: [],
      compartment: 0,
    });
    runBlock(prepareBlock(block), context, [values], 0, 6);
    expect([...values].map((value) => value === 0)).toEqual([false, true, true, true, false, true]);
  });

  it("gives functions to a few units in the last place", () => {
    const count = 4000;
    const u = Float32Array.from({ length: count }, (_, voxel) => (voxel - 2000) / 37);
    const base = contextOf({ planes: [], parameters: [2.5, 0], compartment: 0 });
    const context = { ...base, fields: [u, u, u], grid: { ...base.grid, nx: count, ny: 1 } };
    const laws: Record<string, (value: number) => number> = {
      "exp(u)": Math.exp,
      "log(u)": (value) => (value > 0 ? Math.log(value) : Math.log(1e-30)),
      "tanh(u)": Math.tanh,
      "sin(u)": Math.sin,
      "cos(u)": Math.cos,
      "pow(u, p)": (value) => (value > 0 ? value ** 2.5 : 0),
      "sqrt(u)": (value) => (value > 0 ? Math.sqrt(value) : 0),
    };
    for (const [text, law] of Object.entries(laws)) {
      const { block } = compileExpression(model, formula(text), "test");
      const values = new Float32Array(count);
      runBlock(prepareBlock(block), context, [values], 0, count);
      const worst = values.reduce((most, value, voxel) => {
        const exact = law(u[voxel] as number);
        return Math.max(most, Math.abs(value - exact) / Math.max(Math.abs(exact), 0.1));
      }, 0);
      expect(worst).toBeLessThan(text.startsWith("pow") ? 3e-6 : 1e-6);
    }
  });
});

describe("functions of steps", () => {
  const laws = {
    leave: (z: number) => -Math.expm1(-z),
    grow: (z: number) => Math.expm1(z),
    stay: (z: number) => (z === 0 ? 1 : -Math.expm1(-z) / z),
  };

  it.each(["leave", "grow", "stay"] as const)("%s has all digits of single precision", (op) => {
    const sizes = Array.from({ length: 2000 }, (_, i) => 10 ** (-38 + i / 50));
    const u = Float32Array.from([0, ...sizes.flatMap((size) => [size, -size])]);
    const inRange = u.filter((z) => Math.abs(z) < 60);
    const block: Block = {
      name: op,
      operations: [
        { op: "field", slot: 0 },
        { op, a: 0 },
      ],
      outputs: [{ buffer: "observables", plane: 0, value: 1 }],
    };
    const count = inRange.length;
    const base = contextOf({ planes: [], parameters: [], compartment: 0 });
    const context = { ...base, fields: [inRange], grid: { ...base.grid, nx: count, ny: 1 } };
    const values = new Float32Array(count);
    runBlock(prepareBlock(block), context, [values], 0, count);
    for (const [voxel, value] of values.entries()) {
      const exact = laws[op](inRange[voxel] as number);
      if (Math.abs(exact) < 2e-38) continue;
      expect(Math.abs(value / exact - 1)).toBeLessThan(5e-7);
    }
  });
});

describe("uniform operations", () => {
  it("are told to the kernel, not computed in every voxel", () => {
    const { block } = compileExpression(model, formula("u * exp(p*t)/sqrt(q + c)"), "test");
    const uniform = uniformOperations(block);
    const varying = block.operations.filter((_, index) => !uniform[index]);
    expect(varying.map(({ op }) => op)).toEqual(["field", "multiply", "limit", "divide"]);
    const told = readUniforms(block).map((index) => block.operations[index]?.op);
    expect(told).toEqual(["exp", "sqrt"]);
  });

  it("need no WebAssembly where all outputs are uniform", () => {
    const { block } = compileExpression(model, formula("p*1e-39 + q"), "test");
    const prepared = prepareBlock(block);
    const values = Float32Array.of(5, 5, 5);
    const context = contextOf({ planes: [], parameters: [3, 2.5], compartment: 0 });
    runBlock(prepared, context, [values], 1, 3);
    expect([...values]).toEqual([5, 2.5, 2.5]);
    expect(prepared.machine).toBeNull();
  });
});

describe("a module", () => {
  it("holds the functions that are called and no other", () => {
    const sizeOf = (text: string) => {
      const { block } = compileExpression(model, formula(text), "test");
      return emitWasm([onePlaneKernel(block)]).length;
    };
    const plain = sizeOf("u + 1");
    expect(sizeOf("sqrt(u) + 1") - plain).toBeLessThan(40);
    expect(sizeOf("exp(u) + 1") - plain).toBeGreaterThan(200);
    expect(sizeOf("exp(u) + exp(v)") - sizeOf("exp(u) + v")).toBeLessThan(40);
  });

  it("says what to do where WebAssembly is forbidden", () => {
    vi.stubGlobal("WebAssembly", {
      Module: class {
        constructor() {
          throw new Error("unsafe-eval");
        }
      },
    });
    expect(() => openScratchMemory()).toThrow(
      /unsafe-eval\).*Use a current browser.*'wasm-unsafe-eval'/,
    );
    vi.unstubAllGlobals();
  });
});

describe("the WebAssembly machine", () => {
  it("works in memory that grows for a large block", () => {
    const sources = Array.from({ length: 700 }, (_, stream) => ({ op: "random", stream }) as const);
    const outputs = sources.map(
      (_, plane) => ({ buffer: "observables", plane, value: plane }) as const,
    );
    const small = prepareBlock({
      name: "small",
      operations: [sources[5] as Operation],
      outputs: [{ ...(outputs[0] as Output) }],
    });
    const large = prepareBlock({ name: "large", operations: sources, outputs });
    const context = contextOf({ planes: [], parameters: [], compartment: 0 });
    const planes = outputs.map(() => new Float32Array(6));
    runBlock(large, context, planes, 0, 6);
    expect(planes[699]?.[5]).toBe(randomUniform(7, 699, 5));
    const before = new Float32Array(6);
    runBlock(small, context, [before], 0, 6);
    expect(before).toEqual(planes[5]);
  });
});

function onePlaneKernel(block: Block): Kernel {
  const place = { kind: "plane", address: 1024 } as const;
  return {
    block,
    uniforms: 0,
    source: () => place,
    target: () => ({ kind: "store", address: 2048 }),
  };
}

function nameValue(text: string, context: BlockContext, voxel: number): number {
  const slot = ["u", "v", "w"].indexOf(text);
  if (slot >= 0) return context.fields[slot]?.[voxel] as number;
  if (text === "p") return context.parameters[0] as number;
  if (text === "q") return context.parameters[1] as number;
  if (text === "c") return context.scalars[0] as number;
  if (text === "x") return (voxel % 3) * 10 + 5;
  return text === "y" ? Math.floor(voxel / 3) * 20 + 10 : context.time;
}
