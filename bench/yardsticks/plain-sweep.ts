/**
 * One explicit diffusion sweep over a square of voxels, u + 0.1 (left + right + up + down - 4 u),
 * four voxels at a time in a WebAssembly module of some eighty instructions: what this machine
 * does at best with the least code. The outermost rows are not written; the ends of the other rows
 * wrap into their neighbours, which costs the same and no result depends on.
 */
export interface PlainSweep {
  /** The square that is read, row after row. */
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** from -> to. */
  run(): void;
}

/** @param side voxels, a multiple of 4 */
export function openPlainSweep(side: number): PlainSweep {
  const bytes = 4 * side * side;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((2 * bytes + 128) / 65536) });
  const module = new WebAssembly.Module(moduleBytes());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const sweep = exports["sweep"] as (from: number, to: number, row: number, end: number) => void;
  const [from, to] = [64, 64 + bytes];
  return {
    from: new Float32Array(memory.buffer, from, side * side),
    to: new Float32Array(memory.buffer, to, side * side),
    run: () => sweep(from + 4 * side, to + 4 * side, 4 * side, from + bytes - 4 * side),
  };
}

const I32 = 0x7f;
const SIMD = 0xfd;
const [LOAD, STORE, ADD, SUB, MUL] = [
  [SIMD, 0x00, 0, 0],
  [SIMD, 0x0b, 0, 0],
  [SIMD, 0xe4, 0x01],
  [SIMD, 0xe5, 0x01],
  [SIMD, 0xe6, 0x01],
] as const;

/** (from, to, row, end): from and to are advanced by 16 bytes until from reaches end. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const [from, to, row, end] = [0, 1, 2, 3].map((index) => [0x20, index]) as [
    number[],
    number[],
    number[],
    number[],
  ];
  // One byte of LEB128 holds 0 to 63.
  const constant = (value: number): number[] => [0x41, value];
  const plus = 0x6a;
  const minus = 0x6b;
  const splat = (value: number): number[] => [
    0x43,
    ...new Uint8Array(new Float32Array([value]).buffer),
    SIMD,
    0x13,
  ];
  const loop = [
    // to[i] =
    ...to,
    // u + 0.1 * (...)
    ...[...from, ...LOAD],
    ...splat(0.1),
    ...[...from, ...constant(4), minus, ...LOAD],
    ...[...from, ...constant(4), plus, ...LOAD, ...ADD],
    ...[...from, ...row, minus, ...LOAD, ...ADD],
    ...[...from, ...row, plus, ...LOAD, ...ADD],
    ...[...from, ...LOAD, ...splat(4), ...MUL, ...SUB],
    ...[...MUL, ...ADD, ...STORE],
    // from += 16, to += 16, again while from < end
    ...[...from, ...constant(16), plus, 0x21, 0],
    ...[...to, ...constant(16), plus, 0x21, 1],
    ...[...from, ...end, 0x49, 0x0d, 0],
  ];
  const code = [0, 0x03, 0x40, ...loop, 0x0b, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text("env"), ...text("memory"), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("sweep"), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function text(value: string): number[] {
  return [value.length, ...new TextEncoder().encode(value)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
