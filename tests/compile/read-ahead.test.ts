import { describe, expect, it } from "vitest";
import { emitWasm } from "../../src/compile/emit-wasm.ts";
import type { Block, Operation } from "../../src/compile/program.ts";

/** u0 + u1 + ... of so many fields. */
function sumOf(fields: number): Block {
  const operations: Operation[] = Array.from({ length: fields }, (_, slot) => ({
    op: "field",
    slot,
  }));
  for (let slot = 1; slot < fields; slot++) {
    operations.push({ op: "add", a: slot === 1 ? 0 : operations.length - 1, b: slot });
  }
  const value = operations.length - 1;
  return { name: "sum", operations, outputs: [{ buffer: "observables", plane: 0, value }] };
}

describe("a kernel of many planes", () => {
  const voxels = 1604;
  const stride = 4 * 1616;

  it.each([3, 47, 60])("computes every voxel of its range and no other, %i fields", (fields) => {
    const memory = new WebAssembly.Memory({ initial: 16 });
    const plane = (index: number) => new Float32Array(memory.buffer, 64 + index * stride, voxels);
    for (let slot = 0; slot < fields; slot++) {
      plane(slot).forEach((_, voxel, values) => {
        values[voxel] = (voxel % 7) + slot;
      });
    }
    const bytes = emitWasm([
      {
        block: sumOf(fields),
        uniforms: 0,
        // The shift is one plane: every other field is read one plane after its address.
        source: (operation) => {
          const slot = operation.op === "field" ? operation.slot : 0;
          return slot % 2 === 0
            ? { kind: "plane", address: 64 + slot * stride }
            : { kind: "shifted", address: 64 + (slot - 1) * stride };
        },
        target: () => ({ kind: "store", address: 64 + fields * stride }),
      },
    ]);
    const module = new WebAssembly.Module(bytes);
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const run = exports["run0"] as (first: number, end: number, shift: number) => void;
    const result = plane(fields);
    result.fill(-1);
    run(4 * 20, 4 * 1584, stride);
    const offset = (fields * (fields - 1)) / 2;
    result.forEach((value, voxel) => {
      const inside = voxel >= 20 && voxel < 1584;
      expect(value).toBe(inside ? fields * (voxel % 7) + offset : -1);
    });
  });
});
