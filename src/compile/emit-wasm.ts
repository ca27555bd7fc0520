import { addWithCarryCode } from "./add-with-carry.ts";
import type { BinaryOperation, Block, Operation, Output, UnaryOperation } from "./program.ts";
import { TINY } from "./response.ts";
import { readUniforms, uniformOperations } from "./uniform-operations.ts";
import { limited } from "./wasm-arithmetic.ts";
import {
  addAddress,
  apply,
  type Code,
  constant,
  get,
  load,
  loadSplat,
  set,
  signed,
  store,
} from "./wasm-code.ts";
import type { Call } from "./wasm-functions.ts";
import { WasmLibrary } from "./wasm-library.ts";
import { emitModule, type KernelCode } from "./wasm-module.ts";

/** Where a block's leaf lies. All addresses are in bytes, of the plane's first voxel. */
export type Source =
  | { readonly kind: "plane"; readonly address: number }
  /** The plane at address + the shift that a run is given. */
  | { readonly kind: "shifted"; readonly address: number }
  /** old + weight (present - old); `weight`: address of one single. */
  | {
      readonly kind: "mix";
      readonly old: number;
      readonly present: number;
      readonly weight: number;
    };

/** Where a block's output goes. */
export type Target =
  | { readonly kind: "store"; readonly address: number }
  /** An increment, added with its carry. */
  | {
      readonly kind: "add";
      readonly value: number;
      readonly carry: number;
      readonly signed: boolean;
    }
  /** A new value; the carry becomes 0 where the value changes. */
  | { readonly kind: "replace"; readonly value: number; readonly carry: number };

/** A block and the places in memory that it works on. */
export interface Kernel {
  readonly block: Block;
  /** Address of the uniform values that it reads, one single each, in the order of readUniforms. */
  readonly uniforms: number;
  readonly source: (operation: Operation) => Source;
  readonly target: (output: Output) => Target;
}

const SMALLEST_NORMAL = 1.1754943508222875e-38;
/** Places of the kernel's parameters. */
const FIRST = 0;
const END = 1;
const SHIFT = 2;
const FIRST_VECTOR = 3;

/**
 * A module that imports `env.memory` (`shared` by threads or not) with a function `run<n>(first, end, shift)` for each kernel: it works on the voxels from
 * byte `first` up to byte `end` of the planes, four at a time (both are multiples of 16), in single
 * precision as on a GPU. A voxel is read before it is written, so outputs may be planes that are read.
 */
export function emitWasm(kernels: readonly Kernel[], shared = false): Uint8Array<ArrayBuffer> {
  const library = new WasmLibrary();
  const printed = kernels.map((kernel) => emitKernel(kernel, library.call));
  return emitModule(library.functions, printed, shared);
}

function emitKernel({ block, uniforms, source, target }: Kernel, call: Call): KernelCode {
  const isUniform = uniformOperations(block);
  const slots = new Map(readUniforms(block).map((value, index) => [value, index]));
  const values: Code[] = [];
  const body: number[] = [];
  let locals = FIRST_VECTOR;
  for (const [index, operation] of block.operations.entries()) {
    if (operation.op === "constant") {
      values.push(constant(operation.value));
    } else if (isUniform[index]) {
      values.push(loadSplat(uniforms + 4 * (slots.get(index) ?? 0)));
    } else {
      const value =
        "a" in operation ? emitOperation(operation, values, call) : read(source(operation));
      append(body, set(locals, value));
      values.push(get(locals++));
    }
  }
  const free = [locals, locals + 1, locals + 2, locals + 3] as const;
  for (const output of block.outputs) {
    append(body, write(target(output), values[output.value] as Code, free));
  }
  return { locals: locals + 4 - FIRST_VECTOR, body: loop(body) };
}

function loop(body: Code): Code {
  const whole = [0x03, 0x40];
  append(whole, body);
  append(whole, [...get(FIRST), 0x41, ...signed(16), 0x6a, 0x22, FIRST]);
  append(whole, [...get(END), 0x49, 0x0d, 0, 0x0b]);
  return whole;
}

function append(target: number[], bytes: Code): void {
  for (const byte of bytes) target.push(byte);
}

function read(source: Source): Code {
  switch (source.kind) {
    case "plane":
      return load(get(FIRST), source.address);
    case "shifted":
      return load(addAddress(get(FIRST), get(SHIFT)), source.address);
    case "mix": {
      const old = load(get(FIRST), source.old);
      const change = apply("subtract", load(get(FIRST), source.present), old);
      return apply("add", old, apply("multiply", loadSplat(source.weight), change));
    }
  }
}

function write(target: Target, value: Code, free: readonly [number, number, number, number]): Code {
  if (target.kind === "store") return store(get(FIRST), target.address, flushed(value));
  const present = load(get(FIRST), target.value);
  const carry = load(get(FIRST), target.carry);
  const [, , next, rest] = free;
  const code =
    target.kind === "add"
      ? addWithCarryCode(present, carry, value, target.signed, free)
      : [
          ...set(next, flushed(value)),
          ...set(rest, apply("and", carry, apply("equal", get(next), present))),
        ];
  return [
    ...code,
    ...store(get(FIRST), target.value, flushed(get(next))),
    ...store(get(FIRST), target.carry, flushed(get(rest))),
  ];
}

/** Subnormal results become 0, as on a GPU; they would slow every later step. */
function flushed(value: Code): Code {
  return apply("and", value, apply("lessEqual", constant(SMALLEST_NORMAL), apply("abs", value)));
}

function emitOperation(operation: Operation, values: readonly Code[], call: Call): Code {
  const at = (index: number) => values[index] as Code;
  if (operation.op === "select") {
    const condition = apply("notEqual", at(operation.condition), constant(0));
    return apply("bitSelect", at(operation.a), at(operation.b), condition);
  }
  if ("b" in operation) return emitBinary(operation.op, at(operation.a), at(operation.b), call);
  if ("a" in operation) return emitUnary(operation.op, at(operation.a), call);
  throw new Error(`${operation.op} is an input`);
}

function emitUnary(operation: UnaryOperation, a: Code, call: Call): Code {
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

function emitBinary(operation: BinaryOperation, a: Code, b: Code, call: Call): Code {
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
