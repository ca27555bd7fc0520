import type { BlockContext } from "./interpreter.ts";
import type { Operation } from "./program.ts";
import { mixBits, streamKey } from "./random.ts";

/** Fills a row with what an operation reads at voxels from, from + 1, ... */
export function loadRow(
  out: Float64Array | Float32Array,
  operation: Operation,
  context: BlockContext,
  from: number,
  count: number,
): void {
  switch (operation.op) {
    case "field":
      out.set((context.fields[operation.slot] as Float32Array).subarray(from, from + count));
      break;
    case "taken":
      out.set((context.taken[operation.slot] as Float32Array).subarray(from, from + count));
      break;
    case "side":
      fillSide(out, operation.side, context, from, count);
      break;
    case "random":
      fillRandom(out, streamKey(context.seed, operation.stream), from, count);
      break;
    case "x":
    case "y":
    case "z":
      fillPosition(out, operation.op, context, from, count);
  }
}

function fillRandom(
  out: Float64Array | Float32Array,
  key: number,
  from: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[i] = (mixBits((from + i) ^ key) >>> 8) / 16777216;
}

function fillSide(
  out: Float64Array | Float32Array,
  side: number,
  context: BlockContext,
  from: number,
  count: number,
): void {
  const { nx, ny, nz } = context.grid;
  const axis = Math.floor(side / 2);
  const stride = [1, nx, nx * ny][axis] as number;
  const n = [nx, ny, nz][axis] as number;
  const there = side % 2 === 0 ? 0 : n - 1;
  for (let i = 0; i < count; i++) out[i] = Math.floor((from + i) / stride) % n === there ? 1 : 0;
}

function fillPosition(
  out: Float64Array | Float32Array,
  axis: "x" | "y" | "z",
  context: BlockContext,
  from: number,
  count: number,
): void {
  const { nx, ny, nz, dx, dy, dz } = context.grid;
  const [stride, n, width] =
    axis === "x" ? [1, nx, dx] : axis === "y" ? [nx, ny, dy] : [nx * ny, nz, dz];
  const h = Math.fround(width);
  for (let i = 0; i < count; i++) {
    const along = Math.floor((from + i) / stride) % n;
    out[i] = Math.fround((along + 0.5) * h);
  }
}
