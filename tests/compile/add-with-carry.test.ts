import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWithCarry, type Carried } from "../../src/compile/add-with-carry.ts";
import { emitWasm } from "../../src/compile/emit-wasm.ts";
import type { Block } from "../../src/compile/program.ts";
import { randomUniform } from "../../src/compile/random.ts";

const block: Block = {
  name: "test",
  operations: [{ op: "field", slot: 0 }],
  outputs: [{ buffer: "change", plane: 0, value: 0 }],
};

/** The addition as kernels do it: four voxels, called `steps` times with the same increments. */
function addInKernel(
  start: readonly Carried[],
  change: (step: number, voxel: number) => number,
  { steps = 1, signed = false, solved = false } = {},
): Carried[] {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const [changes, values, carries] = [64, 128, 192].map(
    (address) => new Float32Array(memory.buffer, address, 4),
  ) as [Float32Array, Float32Array, Float32Array];
  const bytes = emitWasm([
    {
      block,
      uniforms: 0,
      source: () => ({ kind: "plane", address: 64 }),
      target: () => ({ kind: "add", value: 128, carry: 192, signed, solved }),
    },
  ]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const run = exports["run0"] as (first: number, end: number, shift: number) => void;
  start.forEach(({ value, carry }, voxel) => {
    values[voxel] = value;
    carries[voxel] = carry;
  });
  for (let step = 0; step < steps; step++) {
    for (let voxel = 0; voxel < 4; voxel++) changes[voxel] = change(step, voxel);
    run(0, 16, 0);
  }
  return start.map((_, voxel) => ({ value: values[voxel]!, carry: carries[voxel]! }));
}

const amountOf = ({ value, carry }: Carried): number => value + carry;
const plain = (value: number): Carried => ({ value: Math.fround(value), carry: 0 });
/** Distance to the next single above |value|. */
const lastPlace = (value: number): number => 2 ** (Math.floor(Math.log2(Math.abs(value))) - 23);

describe("adding an increment with its carry", () => {
  it("collects increments far below the last place", () => {
    // Together u and e hold 48 bits, so what adds 1e-9 of u is still counted to 2e-6 of itself.
    const rates = [1e-8, 3.3e-9, 1e-9, 1e-7].map(Math.fround);
    const after = addInKernel([1, 1, 1, 1000].map(plain), (_, voxel) => rates[voxel]!, {
      steps: 100_000,
    });
    after.forEach((one, voxel) => {
      const start = voxel === 3 ? 1000 : 1;
      const gained = amountOf(one) - start;
      expect(gained / (1e5 * rates[voxel]!)).toBeCloseTo(1, 5);
      expect(Math.abs(one.carry)).toBeLessThanOrEqual(lastPlace(one.value) / 2);
    });
    expect(after[0]!.value).toBeCloseTo(1.001, 6);
  });

  it("goes through powers of two either way at the cost of half a last place", () => {
    const start = [0.9999, 1.0001, 3.99, 0.5003];
    const rate = [1e-8, -1e-8, 7e-7, -3e-9].map(Math.fround);
    const after = addInKernel(start.map(plain), (_, voxel) => rate[voxel]!, { steps: 50_000 });
    after.forEach((one, voxel) => {
      const exact = Math.fround(start[voxel]!) + 5e4 * rate[voxel]!;
      expect(Math.abs(amountOf(one) - exact)).toBeLessThanOrEqual(lastPlace(one.value));
      expect(one.value).not.toBe(Math.fround(start[voxel]!));
    });
  });

  it("puts what would go below 0 into the carry, but for signed fields", () => {
    const start = [
      { value: 0.25, carry: 1e-9 },
      { value: 0, carry: 0 },
      { value: 1e-30, carry: 0 },
      { value: 5, carry: -1e-7 },
    ];
    const change = [-0.75, -3, -1e-3, -4.5].map(Math.fround);
    const after = addInKernel(start, (_, voxel) => change[voxel]!);
    after.forEach((one, voxel) => {
      const exact = start[voxel]!.value + start[voxel]!.carry + change[voxel]!;
      expect(one.value).toBeGreaterThanOrEqual(0);
      const most = Math.max(start[voxel]!.value, Math.abs(change[voxel]!));
      expect(Math.abs(amountOf(one) - exact)).toBeLessThanOrEqual(lastPlace(most) / 2);
    });
    expect(after.map(({ value }) => value).slice(0, 3)).toEqual([0, 0, 0]);
    const signed = addInKernel(start, (_, voxel) => change[voxel]!, { signed: true });
    expect(signed.map(({ value }) => value)).toEqual([-0.5, -3, Math.fround(-1e-3), 0.5]);
  });

  it("takes a debt of the carry back first", () => {
    const [after] = addInKernel(
      [{ value: 0, carry: -0.5 }, plain(0), plain(0), plain(0)],
      () => 0.75,
    );
    expect(after).toEqual({ value: 0.25, carry: 0 });
  });

  it("follows float64 through jumps over many powers of ten", () => {
    const change = (step: number, voxel: number): number => {
      const up = 10 ** (12 * randomUniform(1, voxel, step) - 8);
      return Math.fround(step % 2 === 0 ? up : -0.5 * up);
    };
    let exact = [0, 0, 0, 0];
    let most = [0, 0, 0, 0];
    for (let step = 0; step < 1000; step++) {
      exact = exact.map((value, voxel) => value + change(step, voxel));
      most = most.map((value, voxel) => Math.max(value, Math.abs(exact[voxel]!)));
    }
    const after = addInKernel([0, 0, 0, 0].map(plain), change, { steps: 1000, signed: true });
    after.forEach((one, voxel) => {
      expect(Math.abs(amountOf(one) - exact[voxel]!)).toBeLessThanOrEqual(1e-6 * most[voxel]!);
    });
  });

  it("leaves to the solve what it has to spread", () => {
    const rough = [0.25, -0.25, 1e-9, -3].map((carry) => ({ value: 1, carry }));
    const after = addInKernel(rough, () => 0.5, { solved: true });
    expect(after).toEqual(rough.map(({ carry }) => ({ value: 1.5, carry: Math.fround(carry) })));
    // Nothing goes negative, and the amount is kept.
    const taken = addInKernel(rough, () => -1.25, { solved: true });
    taken.forEach(({ value, carry }, voxel) => {
      expect(value).toBe(0);
      expect(carry).toBeCloseTo(rough[voxel]!.carry - 0.25, 6);
    });
  });

  it("stays finite at the limits", () => {
    const huge = Math.fround(1e30);
    const after = addInKernel(
      [huge, huge, 0, 1e-30].map(plain),
      (_, voxel) => [huge, -huge, huge, 1e-37][voxel] as number,
    );
    for (const { value, carry } of after) {
      expect(Number.isFinite(value) && Number.isFinite(carry)).toBe(true);
    }
    expect(after[1]).toEqual({ value: 0, carry: 0 });
  });

  it("is the same bit for bit for compartments", () => {
    const single = fc.oneof(
      fc.float({ min: -1000, max: 1000, noNaN: true }),
      fc.float({ min: Math.fround(-1e30), max: Math.fround(1e30), noNaN: true }),
      fc.constantFrom(0, 1, 0.5, Math.fround(1e-8), Math.fround(-1e-30)),
    );
    const property = fc.property(
      fc.array(single, { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      (numbers, signed) => {
        const start = [0, 1, 2, 3].map((voxel) => ({
          value: signed ? numbers[voxel]! : Math.abs(numbers[voxel]!),
          carry: numbers[4 + voxel]! * 1e-9,
        }));
        const rounded = start.map(({ value, carry }) => ({ value, carry: Math.fround(carry) }));
        const after = addInKernel(rounded, (_, voxel) => numbers[8 + voxel]!, { signed });
        const single = rounded.map((one, voxel) => addWithCarry(one, numbers[8 + voxel]!, signed));
        after.forEach(({ value, carry }, voxel) => {
          expect(value + 0).toBe(single[voxel]!.value + 0);
          expect(carry + 0).toBe(single[voxel]!.carry + 0);
        });
      },
    );
    fc.assert(property, { numRuns: 500, seed: 11 });
  });
});
