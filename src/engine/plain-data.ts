import { crc32 } from "./crc-32.ts";
import { EngineError } from "./engine-error.ts";

/*
 * A file of plain data, for what JSON alone cannot hold exactly: numbers in bulk, -0 and infinities.
 *
 *   0   8 bytes   89 "MILIEU" 0A
 *   8   uint32    CRC-32 of all that follows
 *  12   uint32    length of the JSON text
 *  16   JSON      the data, UTF-8, filled with blanks to a multiple of 8; an array of numbers stands
 *                 there as { "$": "float32", "at": byte, "length": entries }
 *  ...            the arrays, little-endian, each at a multiple of 8 bytes; "at" counts from the first
 *
 * All numbers are little-endian, as on every machine that runs WebGPU or Node today.
 */

const MAGIC = [0x89, 0x4d, 0x49, 0x4c, 0x49, 0x45, 0x55, 0x0a];
const HEAD = 16;

const arrayTypes = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
} as const;

type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * The file of a value: null, truth values, numbers, text, typed arrays, lists and records of such.
 * Members that are undefined are left out. Throws EngineError for anything else.
 */
export function encodePlainData(data: unknown): Uint8Array {
  const arrays: TypedArray[] = [];
  let bytes = 0;
  const place = (array: TypedArray): number => {
    const at = bytes;
    arrays.push(array);
    bytes += padded(array.byteLength);
    return at;
  };
  const json = new TextEncoder().encode(JSON.stringify(describe(data, place)));
  const start = HEAD + padded(json.length);
  const file = new Uint8Array(start + bytes);
  file.set(MAGIC);
  file.fill(0x20, HEAD, start);
  file.set(json, HEAD);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  const head = new DataView(file.buffer);
  head.setUint32(12, start - HEAD, true);
  head.setUint32(8, crc32(file.subarray(12)), true);
  return file;
}

/** The value in such a file. Throws EngineError, with a sentence without subject, if it is damaged. */
export function decodePlainData(file: Uint8Array): unknown {
  if (file.length < HEAD || MAGIC.some((byte, i) => file[i] !== byte)) {
    throw new EngineError("is no file of this kind");
  }
  const head = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (head.getUint32(8, true) !== crc32(file.subarray(12))) {
    throw new EngineError("is damaged or cut off: its checksum does not fit");
  }
  const start = HEAD + head.getUint32(12, true);
  const json: unknown = JSON.parse(new TextDecoder().decode(file.subarray(HEAD, start)));
  return restore(json, file.subarray(start));
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** The value with arrays of numbers and special numbers replaced by what JSON can say of them. */
function describe(value: unknown, place: (array: TypedArray) => number): unknown {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { $: "number", value: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (Array.isArray(value)) return value.map((item) => describe(item, place));
  for (const [type, ArrayType] of Object.entries(arrayTypes)) {
    if (value instanceof ArrayType) return { $: type, at: place(value), length: value.length };
  }
  if (typeof value !== "object" || isInstance(value) || Object.hasOwn(value, "$")) {
    throw new EngineError(`Cannot be written to a file of plain data: ${String(value)}.`);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, describe(member, place)]));
}

function isInstance(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype;
}

function restore(json: unknown, arrays: Uint8Array): unknown {
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) return json.map((item) => restore(item, arrays));
  const record = json as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(record, "$")) return restoreTagged(record, arrays);
  return Object.fromEntries(
    Object.entries(record).map(([key, member]) => [key, restore(member, arrays)]),
  );
}

function restoreTagged(
  { $: type, value, at, length }: Readonly<Record<string, unknown>>,
  arrays: Uint8Array,
): unknown {
  if (type === "number") return Number(value);
  const ArrayType = arrayTypes[type as keyof typeof arrayTypes];
  if (ArrayType === undefined || typeof at !== "number" || typeof length !== "number") {
    throw new EngineError(`holds "${String(type)}", which this version does not know`);
  }
  const end = at + length * ArrayType.BYTES_PER_ELEMENT;
  if (end > arrays.length) throw new EngineError("lacks a part of its numbers");
  // A copy: the array may lie anywhere in a larger buffer (slice would not copy a Node Buffer).
  return new ArrayType(new Uint8Array(arrays.subarray(at, end)).buffer);
}
