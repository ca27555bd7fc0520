import { ModelError } from "../model/error.ts";
import { type DecodedArray, isFieldValue, requireArraySize } from "./decoded-array.ts";

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

type ReadNumber = (view: DataView, at: number, little: boolean) => number;

/** NumPy's names of the types that can be read, without the byte order. */
const TYPES: Readonly<Record<string, readonly [bytes: number, read: ReadNumber]>> = {
  f4: [4, (view, at, little) => view.getFloat32(at, little)],
  f8: [8, (view, at, little) => view.getFloat64(at, little)],
  i1: [1, (view, at) => view.getInt8(at)],
  i2: [2, (view, at, little) => view.getInt16(at, little)],
  i4: [4, (view, at, little) => view.getInt32(at, little)],
  i8: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  u1: [1, (view, at) => view.getUint8(at)],
  u2: [2, (view, at, little) => view.getUint16(at, little)],
  u4: [4, (view, at, little) => view.getUint32(at, little)],
  b1: [1, (view, at) => (view.getUint8(at) === 0 ? 0 : 1)],
};

/**
 * The array in the bytes of an .npy file (NumPy's NEP 1, versions 1 to 3), either byte order, C or
 * Fortran order. A ModelError where there is none of two or three axes and finite numbers.
 */
export function decodeNpy(bytes: Uint8Array, place: string): DecodedArray {
  const { descr, fortran, shape, start } = readHeader(bytes, place);
  const [order, name] = [descr.slice(0, 1), descr.slice(1)];
  const type = /^[<>|=]$/.test(order) ? TYPES[name] : undefined;
  if (type === undefined) {
    throw new ModelError(
      place,
      `has numbers of type "${descr}"; save them as float32, e.g. np.save(file, a.astype("float32"))`,
    );
  }
  const [size, read] = type;
  if (shape.length !== 2 && shape.length !== 3) throw new ModelError(place, wrongAxes(shape));
  requireArraySize(shape, place);
  const count = shape.reduce((product, side) => product * side, 1);
  if (bytes.length - start < count * size) {
    throw new ModelError(place, `the .npy file is cut off: it has not all ${count} numbers`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const values = new Float32Array(count);
  const target = fortran ? rowMajorIndex(shape) : (at: number) => at;
  for (let at = 0; at < count; at++) {
    const value = read(view, at * size, order !== ">");
    const index = target(at);
    if (!isFieldValue(value)) {
      throw new ModelError(place, `${value} at [${indices(shape, index)}] is no value of a field`);
    }
    values[index] = value;
  }
  return { shape, values };
}

interface NpyHeader {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** First byte of the numbers. */
  readonly start: number;
}

function readHeader(bytes: Uint8Array, place: string): NpyHeader {
  if (bytes.length < 12 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new ModelError(place, "is no .npy file; write one with np.save(file, array)");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isFirst = bytes[6] === 1;
  const before = isFirst ? 10 : 12;
  const start = before + (isFirst ? view.getUint16(8, true) : view.getUint32(8, true));
  const text = new TextDecoder("latin1").decode(bytes.subarray(before, start));
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([\d\s,]*)\)/.exec(text)?.[1];
  if (start > bytes.length || descr === undefined || order === undefined || shape === undefined) {
    throw new ModelError(place, "the head of the .npy file cannot be read; save the array again");
  }
  const sides = shape.split(",").filter((side) => side.trim() !== "");
  return { descr, fortran: order === "True", shape: sides.map(Number), start };
}

function wrongAxes(shape: readonly number[]): string {
  const axes = shape.length === 1 ? "1 axis" : `${shape.length} axes`;
  return `has ${axes}, but must be [ny, nx] or [nz, ny, nx]; of several frames take one, e.g. a[-1]`;
}

/** Where the number at place `at` of a Fortran-ordered array (first index fastest) belongs. */
function rowMajorIndex(shape: readonly number[]): (at: number) => number {
  return (at) => {
    let rest = at;
    let index = 0;
    let stride = shape.reduce((product, side) => product * side, 1);
    for (const side of shape) {
      stride /= side;
      index += (rest % side) * stride;
      rest = Math.floor(rest / side);
    }
    return index;
  };
}

function indices(shape: readonly number[], index: number): string {
  let rest = index;
  const result: number[] = [];
  for (const side of [...shape].reverse()) {
    result.unshift(rest % side);
    rest = Math.floor(rest / side);
  }
  return result.join(", ");
}
