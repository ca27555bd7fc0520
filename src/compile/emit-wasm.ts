import type { BinaryOperation, Block, Operation, UnaryOperation } from "./program.ts";
import { TINY } from "./response.ts";
import { uniformOperations } from "./uniform-operations.ts";
import { limited } from "./wasm-arithmetic.ts";
import {
  apply,
  type Code,
  constant,
  get,
  load,
  loadSplat,
  set,
  signed,
  store,
  unsigned,
} from "./wasm-code.ts";
import { call, functionNames, wasmFunctions } from "./wasm-functions.ts";

/** A block as a WebAssembly module that runs over a chunk of voxels. */
export interface WasmBlock {
  /** Imports `scratch.memory`, exports `run(byteCount)`; byteCount is a multiple of 16. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly memoryBytes: number;
  /** What the caller puts into memory first. Byte addresses. */
  readonly uniforms: readonly { readonly value: number; readonly address: number }[];
  readonly inputs: readonly { readonly operation: Operation; readonly address: number }[];
  /** Parallel to block.outputs. */
  readonly outputAddresses: readonly number[];
}

const SMALLEST_NORMAL = 1.1754943508222875e-38;

/** `chunk`: voxels per run, a multiple of 4. Arithmetic is in single precision, as on a GPU. */
export function emitWasm(block: Block, chunk: number): WasmBlock {
  const uniform = uniformOperations(block);
  const plane = 4 * chunk;
  let end = 16 * Math.ceil(block.operations.length / 4);
  const nextPlane = () => {
    end += plane;
    return end - plane;
  };
  const inputs: { operation: Operation; address: number }[] = [];
  const values: Code[] = [];
  const body: number[] = [];
  for (const [index, operation] of block.operations.entries()) {
    if (operation.op === "constant") values.push(constant(operation.value));
    else values.push(uniform[index] ? loadSplat(4 * index) : get(2 + index));
    if (uniform[index]) continue;
    const isInput = !("a" in operation);
    const address = isInput ? nextPlane() : -1;
    if (isInput) inputs.push({ operation, address });
    const value = isInput ? load(get(1), address) : emitOperation(operation, values);
    body.push(...set(2 + index, value));
  }
  const outputAddresses = block.outputs.map((output) => {
    const address = nextPlane();
    body.push(...store(get(1), address, flushed(values[output.value] as Code)));
    return address;
  });
  const uniforms = block.operations.flatMap((operation, value) =>
    uniform[value] && operation.op !== "constant" ? [{ value, address: 4 * value }] : [],
  );
  const bytes = emitModule(body, block.operations.length);
  return { bytes, memoryBytes: end, uniforms, inputs, outputAddresses };
}

/** Subnormal results become 0, as on a GPU; they would slow every later step. */
function flushed(value: Code): Code {
  return apply("and", value, apply("lessEqual", constant(SMALLEST_NORMAL), apply("abs", value)));
}

function emitOperation(operation: Operation, values: readonly Code[]): Code {
  const at = (index: number) => values[index] as Code;
  if (operation.op === "select") {
    const condition = apply("notEqual", at(operation.condition), constant(0));
    return apply("bitSelect", at(operation.a), at(operation.b), condition);
  }
  if ("b" in operation) return emitBinary(operation.op, at(operation.a), at(operation.b));
  if ("a" in operation) return emitUnary(operation.op, at(operation.a));
  throw new Error(`${operation.op} is an input`);
}

function emitUnary(operation: UnaryOperation, a: Code): Code {
  switch (operation) {
    case "negate":
    case "abs":
      return apply(operation, a);
    case "not":
      return truth(apply("equal", a, constant(0)));
    case "sqrt":
      return apply("sqrt", apply("max", a, constant(0)));
    case "limit":
      return limited(a);
    default:
      return call(operation, a);
  }
}

function emitBinary(operation: BinaryOperation, a: Code, b: Code): Code {
  switch (operation) {
    case "divide": {
      const isZero = apply("less", apply("abs", b), constant(TINY));
      return apply("andNot", limited(apply("divide", a, b)), isZero);
    }
    case "power":
      return call("power", a, b);
    case "less":
    case "lessEqual":
    case "equal":
      return truth(apply(operation, a, b));
    case "and":
    case "or":
      return truth(apply(operation, isTrue(a), isTrue(b)));
    default:
      return apply(operation, a, b);
  }
}

function isTrue(value: Code): Code {
  return apply("notEqual", value, constant(0));
}

function truth(mask: Code): Code {
  return apply("and", mask, constant(1));
}

const library = functionNames.map((name) => wasmFunctions[name]);
const libraryCode = library.map((entry) => code([[entry.locals, 0x7b]], entry.body));

/** The loop over a chunk: local 0 is the byte count, local 1 the byte offset. */
function emitModule(body: Code, locals: number): Uint8Array<ArrayBuffer> {
  const loop = [
    ...[0x03, 0x40, ...body],
    ...[...get(1), 0x41, ...signed(16), 0x6a, 0x22, 1],
    ...[...get(0), 0x49, 0x0d, 0, 0x0b],
  ];
  const run = code(
    [
      [1, 0x7f],
      [locals, 0x7b],
    ],
    loop,
  );
  const types = [
    [0x60, 1, 0x7b, 1, 0x7b],
    [0x60, 2, 0x7b, 0x7b, 1, 0x7b],
    [0x60, 1, 0x7f, 0],
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, [[...text("scratch"), ...text("memory"), 0x02, 0x00, 1]]),
    ...section(3, [...library.map((entry) => [entry.parameters - 1]), [2]]),
    ...section(7, [[...text("run"), 0x00, ...unsigned(library.length)]]),
    ...section(10, [...libraryCode, run]),
  ]);
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const content = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(content.length), ...content];
}

function code(locals: readonly (readonly [number, number])[], body: Code): number[] {
  const declared = locals.flatMap(([count, type]) => [...unsigned(count), type]);
  const content = [...unsigned(locals.length), ...declared, ...body, 0x0b];
  return [...unsigned(content.length), ...content];
}

function text(value: string): number[] {
  return [value.length, ...[...value].map((letter) => letter.charCodeAt(0))];
}
