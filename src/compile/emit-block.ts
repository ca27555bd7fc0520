import type { BinaryOperation, Block, Operation, Output, UnaryOperation } from "./program.ts";
import { wgslLiteral } from "./wgsl-literal.ts";

export interface FieldAccess {
  /** How the kernel reads a field: default readField. */
  readonly reader?: (slot: number) => string;
  /** How it reads a field at the start of the step: default readField. */
  readonly starter?: (slot: number) => string;
  /** The one output is returned instead of written. */
  readonly returns?: boolean;
  /** Fields are members of the struct `present`, and so are the outputs of what is returned. */
  readonly asStruct?: boolean;
}

/** The body of a function: one `let` per value, then the writes. Constants stand where used. */
export function emitBlock(block: Block, indent: string, access: FieldAccess = {}): string {
  const printed: string[] = [];
  const names: string[] = [];
  for (const [index, operation] of block.operations.entries()) {
    if (operation.op === "constant") {
      names.push(wgslLiteral(operation.value));
      continue;
    }
    names.push(`v${index}`);
    printed.push(`${indent}let v${index} = ${emitOperation(operation, names, access)};\n`);
  }
  if (access.asStruct) return `${printed.join("")}${indent}return ${emitStruct(block, names)};\n`;
  const writes = block.outputs.map((output) => {
    const value = names[output.value] as string;
    return `${indent}${access.returns ? `return ${value}` : emitWrite(output, value)};\n`;
  });
  return printed.join("") + writes.join("");
}

/** One value per plane, in order. */
function emitStruct(block: Block, names: readonly string[]): string {
  const values = [...block.outputs].sort((a, b) => a.plane - b.plane);
  return `FieldValues(${values.map(({ value }) => names[value]).join(", ")})`;
}

/** Functions of shaders/ that write; what is returned (rates, observables) needs none. */
export const writers: Readonly<Record<Exclude<Output["buffer"], Returned>, string>> = {
  fields: "writeField",
  ahead: "writeAhead",
  previous: "writePrevious",
  change: "changeField",
  loss: "writeLoss",
  gain: "writeGain",
  share: "writeShare",
  flow: "writeFlow",
  diffusion: "writeDiffusion",
  transport: "writeTransport",
  scalars: "writeScalar",
  scalarChange: "changeScalar",
  uniforms: "writeUniform",
};

type Returned = "rates" | "observables";

function emitWrite(output: Output, value: string): string {
  const { buffer } = output;
  if (buffer === "rates" || buffer === "observables") {
    throw new Error(`${buffer} are returned, not written`);
  }
  const isUniform = ["scalars", "scalarChange", "uniforms"].includes(buffer);
  const place = isUniform ? `${output.plane}u` : `${output.plane}u, voxel`;
  return `${writers[buffer]}(${place}, ${value})`;
}

function emitOperation(
  operation: Operation,
  names: readonly string[],
  access: FieldAccess,
): string {
  if (operation.op === "select") {
    const [condition, a, b] = [operation.condition, operation.a, operation.b].map((i) => names[i]);
    return `select(${b}, ${a}, ${condition} != 0.0)`;
  }
  if ("b" in operation) {
    return emitBinary(operation.op, names[operation.a] as string, names[operation.b] as string);
  }
  if ("a" in operation) return emitUnary(operation.op, names[operation.a] as string);
  return emitLeaf(operation, access);
}

function emitLeaf(operation: Operation, access: FieldAccess): string {
  switch (operation.op) {
    case "field":
      if (access.asStruct) return `present.f${operation.slot}`;
      return `${access.reader?.(operation.slot) ?? "readField"}(${operation.slot}u, voxel)`;
    case "start":
      return `${access.starter?.(operation.slot) ?? "readField"}(${operation.slot}u, voxel)`;
    case "ahead":
      return `readAhead(${operation.plane}u, voxel)`;
    case "previous":
      return `readPrevious(${operation.plane}u, voxel)`;
    case "pace":
      return "readPace()";
    case "flow":
      return `readFlow(${operation.plane}u, voxel)`;
    case "taken":
      return `readTaken(${operation.slot}u, voxel)`;
    case "side":
      return `onSide(${operation.side}u, voxel)`;
    case "spacing":
      return `now.spacing.${"xyz"[operation.axis]}`;
    case "parameter":
      return emitParameter(operation.index);
    case "scalar":
      return `readScalar(${operation.index}u)`;
    case "local":
      return `readLocal(${operation.index}u)`;
    case "random":
      return `randomUniform(${operation.stream}u, voxel)`;
    case "x":
    case "y":
    case "z":
      return `position${operation.op.toUpperCase()}(voxel)`;
    case "t":
      return "stepTime()";
    case "dt":
      return "stepSize()";
    default:
      throw new Error(`${operation.op} is not a leaf`);
  }
}

/** With fixed indices: through a function, parameters cost compilers half their time. */
function emitParameter(index: number): string {
  return `now.parameters[${Math.floor(index / 4)}].${"xyzw"[index % 4]}`;
}

const unaryFunctions: Record<Exclude<UnaryOperation, "negate" | "not">, string> = {
  exp: "safeExp",
  log: "safeLog",
  sqrt: "safeSqrt",
  abs: "abs",
  tanh: "safeTanh",
  sin: "safeSin",
  cos: "safeCos",
  limit: "limit",
  leave: "leave",
  stay: "stay",
  grow: "grow",
};

function emitUnary(operation: UnaryOperation, a: string): string {
  if (operation === "negate") return `-(${a})`;
  if (operation === "not") return emitTruth(`${a} == 0.0`);
  return `${unaryFunctions[operation]}(${a})`;
}

function emitBinary(operation: BinaryOperation, a: string, b: string): string {
  switch (operation) {
    case "add":
      return `${a} + ${b}`;
    case "subtract":
      return `${a} - ${b}`;
    case "multiply":
      return `${a} * ${b}`;
    case "divide":
    case "power":
    case "min":
    case "max":
      return `${operation}(${a}, ${b})`;
    case "less":
      return emitTruth(`${a} < ${b}`);
    case "lessEqual":
      return emitTruth(`${a} <= ${b}`);
    case "equal":
      return emitTruth(`${a} == ${b}`);
    case "and":
      return emitTruth(`(${a} != 0.0) && (${b} != 0.0)`);
    case "or":
      return emitTruth(`(${a} != 0.0) || (${b} != 0.0)`);
  }
}

function emitTruth(condition: string): string {
  return `select(0.0, 1.0, ${condition})`;
}
