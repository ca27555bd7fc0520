/** Bytes of WebAssembly instructions that leave one value on the stack (or none). */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128, for i32.const. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
    bytes.push(isLast ? low : low + 128);
    if (isLast) return bytes;
  }
}

/** Numbers of the vector instructions, all of four lanes (WebAssembly 2.0, appendix). */
const vector = {
  equal: 0x41,
  notEqual: 0x42,
  less: 0x43,
  greater: 0x44,
  lessEqual: 0x45,
  and: 0x4e,
  /** a and not b. */
  andNot: 0x4f,
  or: 0x50,
  xor: 0x51,
  /** Bits of the first where the third has ones, of the second elsewhere. */
  bitSelect: 0x52,
  floor: 0x68,
  /** To the nearest whole number, halves to the even one. */
  nearest: 0x6a,
  integerAdd: 0xae,
  integerSubtract: 0xb1,
  abs: 0xe0,
  negate: 0xe1,
  sqrt: 0xe3,
  add: 0xe4,
  subtract: 0xe5,
  multiply: 0xe6,
  divide: 0xe7,
  /** One instruction each on x64, unlike min and max, which order zeros and NaN. */
  min: 0xea,
  max: 0xeb,
  toInteger: 0xf8,
  fromInteger: 0xfa,
} as const;

export type VectorInstruction = keyof typeof vector;

const encoded = Object.fromEntries(
  Object.entries(vector).map(([name, number]) => [name, [0xfd, ...unsigned(number)]]),
) as unknown as Readonly<Record<VectorInstruction, Code>>;

/** A vector instruction, which takes its operands from the stack. */
export function instruction(name: VectorInstruction): Code {
  return encoded[name];
}

/** A vector instruction on its operands, in their order. */
export function apply(name: VectorInstruction, ...operands: readonly Code[]): Code {
  return [...operands.flat(), ...encoded[name]];
}

/** All lanes shifted by a constant number of bits. */
export function shift(direction: "left" | "right", operand: Code, bits: number): Code {
  const opcode = direction === "left" ? 0xab : 0xac;
  return [...operand, 0x41, ...signed(bits), 0xfd, ...unsigned(opcode)];
}

/** A single in all lanes. */
export function constant(value: number): Code {
  return lanes(new Uint8Array(Float32Array.of(value).buffer));
}

/** A 32-bit pattern in all lanes. */
export function bits(pattern: number): Code {
  return lanes(new Uint8Array(Uint32Array.of(pattern).buffer));
}

export function get(local: number): Code {
  return [0x20, ...unsigned(local)];
}

export function set(local: number, value: Code): Code {
  return [...value, 0x21, ...unsigned(local)];
}

export function callFunction(index: number, ...operands: readonly Code[]): Code {
  return [...operands.flat(), 0x10, ...unsigned(index)];
}

/** Four singles from memory at address + offset. */
export function load(address: Code, offset: number): Code {
  return [...address, 0xfd, 0x00, 2, ...unsigned(offset)];
}

/** Sum of two addresses. */
export function addAddress(a: Code, b: Code): Code {
  return [...a, ...b, 0x6a];
}

/** One single from a fixed address into all lanes. */
export function loadSplat(offset: number): Code {
  return [0x41, 0, 0xfd, 0x09, 2, ...unsigned(offset)];
}

export function store(address: Code, offset: number, value: Code): Code {
  return [...address, ...value, 0xfd, 0x0b, 2, ...unsigned(offset)];
}

function lanes(single: Uint8Array): Code {
  return [0xfd, 0x0c, ...single, ...single, ...single, ...single];
}
