import { addWithCarryCode } from "./add-with-carry.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { BinaryOperation, Block, Operation, Output, UnaryOperation } from "./program.ts";
import { type LoopLocals, loopOverVoxels, type Plane } from "./read-ahead.ts";
import { HUGE, TINY } from "./response.ts";
import { readUniforms, uniformOperations } from "./uniform-operations.ts";
import {
  addAddress,
  apply,
  type Code,
  constant,
  get,
  instruction,
  load,
  loadSplat,
  set,
  store,
  unsigned,
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
  /** An increment, added with its carry; `solved`: beside it, since the next solve spreads what it holds. */
  | {
      readonly kind: "add";
      readonly value: number;
      readonly carry: number;
      readonly signed: boolean;
      readonly solved: boolean;
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
/** Places of the kernel's parameters and integers. */
const loopLocals: LoopLocals = { first: 0, end: 1, shift: 2, middle: 3, line: 4 };
const { first: FIRST, shift: SHIFT } = loopLocals;
const FIRST_VECTOR = 5;

/**
 * A module that imports `env.memory` (`shared` by threads or not) with a function `run<n>(first, end, shift)` for each kernel: it works on the voxels from
 * byte `first` up to byte `end` of the planes, four at a time (end - first is a multiple of 16), in single
 * precision as on a GPU. A voxel is read before it is written, so outputs may be planes that are read.
 */
export function emitWasm(kernels: readonly Kernel[], shared = false): Uint8Array<ArrayBuffer> {
  const library = new WasmLibrary();
  const printed = kernels.map((kernel) => emitKernel(kernel, library.call));
  return emitModule(library.functions, printed, shared);
}

function emitKernel({ block, uniforms, source, target }: Kernel, call: Call): KernelCode {
  const isUniform = uniformOperations(block);
  const told = readUniforms(block, isUniform);
  const slots = new Map(told.map((value, index) => [value, index]));
  const values: Code[] = [];
  const body = new ByteWriter();
  const planes = new Map<string, Plane>();
  const note = (address: number, shifted = false) =>
    planes.set(`${address} ${shifted}`, { address, shifted });
  let locals = FIRST_VECTOR;
  for (const [index, operation] of block.operations.entries()) {
    if (operation.op === "constant") {
      values.push(constant(operation.value));
    } else if (isUniform[index]) {
      values.push(loadSplat(uniforms + 4 * (slots.get(index) ?? 0)));
    } else {
      if ("a" in operation) addOperation(body, operation, values, call);
      else body.add(read(source(operation), note));
      body.add([0x21, ...unsigned(locals)]);
      values.push(get(locals++));
    }
  }
  const free = [locals, locals + 1, locals + 2, locals + 3] as const;
  for (const output of block.outputs) {
    body.add(write(target(output), values[output.value] as Code, free, note));
  }
  return {
    integers: 2,
    locals: locals + 4 - FIRST_VECTOR,
    body: loopOverVoxels(body.bytes, [...planes.values()], loopLocals),
  };
}

/** Notes a plane that is read or written. */
type Note = (address: number, shifted?: boolean) => void;

function read(source: Source, note: Note): Code {
  switch (source.kind) {
    case "plane":
      note(source.address);
      return load(get(FIRST), source.address);
    case "shifted":
      note(source.address, true);
      return load(addAddress(get(FIRST), get(SHIFT)), source.address);
    case "mix": {
      note(source.old);
      note(source.present);
      const old = load(get(FIRST), source.old);
      const change = apply("subtract", load(get(FIRST), source.present), old);
      return apply("add", old, apply("multiply", loadSplat(source.weight), change));
    }
  }
}

function write(
  target: Target,
  value: Code,
  free: readonly [number, number, number, number],
  note: Note,
): Code {
  if (target.kind === "store") {
    note(target.address);
    return store(get(FIRST), target.address, flushed(value));
  }
  note(target.value);
  note(target.carry);
  const present = load(get(FIRST), target.value);
  const carry = load(get(FIRST), target.carry);
  const [, , next, rest] = free;
  const code =
    target.kind === "add"
      ? addWithCarryCode(present, carry, value, target, free)
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

const zero = constant(0);
const one = constant(1);
const tiny = constant(TINY);
const lowest = constant(-HUGE);
const highest = constant(HUGE);

/** Leaves the value of an operation on the stack. */
function addOperation(
  body: ByteWriter,
  operation: Extract<Operation, { readonly a: number }>,
  values: readonly Code[],
  call: Call,
): void {
  const a = values[operation.a] as Code;
  if (operation.op === "select") {
    const condition = values[operation.condition] as Code;
    body
      .add(a)
      .add(values[operation.b] as Code)
      .add(condition)
      .add(zero);
    body.add(instruction("notEqual")).add(instruction("bitSelect"));
  } else if ("b" in operation) {
    addBinary(body, operation.op, a, values[operation.b] as Code, call);
  } else {
    addUnary(body, operation.op, a, call);
  }
}

function addUnary(body: ByteWriter, operation: UnaryOperation, a: Code, call: Call): void {
  switch (operation) {
    case "negate":
    case "abs":
      body.add(a).add(instruction(operation));
      break;
    case "not":
      addTruth(body.add(a).add(zero).add(instruction("equal")));
      break;
    case "sqrt":
      body.add(a).add(zero).add(instruction("max")).add(instruction("sqrt"));
      break;
    case "limit":
      addLimit(body.add(a));
      break;
    default:
      body.add(call(operation, a));
  }
}

function addBinary(
  body: ByteWriter,
  operation: BinaryOperation,
  a: Code,
  b: Code,
  call: Call,
): void {
  switch (operation) {
    case "divide":
      addLimit(body.add(a).add(b).add(instruction("divide")));
      body.add(b).add(instruction("abs")).add(tiny).add(instruction("less"));
      body.add(instruction("andNot"));
      break;
    case "power":
      body.add(call("power", a, b));
      break;
    case "less":
    case "lessEqual":
    case "equal":
      addTruth(body.add(a).add(b).add(instruction(operation)));
      break;
    case "and":
    case "or":
      body.add(a).add(zero).add(instruction("notEqual"));
      body.add(b).add(zero).add(instruction("notEqual"));
      addTruth(body.add(instruction(operation)));
      break;
    default:
      body.add(a).add(b).add(instruction(operation));
  }
}

function addLimit(body: ByteWriter): void {
  body.add(lowest).add(instruction("max")).add(highest).add(instruction("min"));
}

function addTruth(body: ByteWriter): void {
  body.add(one).add(instruction("and"));
}
