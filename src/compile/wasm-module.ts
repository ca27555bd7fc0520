import type { WasmFunction } from "./wasm-arithmetic.ts";
import { type Code, unsigned } from "./wasm-code.ts";

/** A kernel's body: parameters first byte, end byte and shift, all i32, then vectors. */
export interface KernelCode {
  /** Vector locals beside the three parameters. */
  readonly locals: number;
  readonly body: Code;
}

const VECTOR = 0x7b;
const INTEGER = 0x7f;
/** 4 GiB. */
const mostPages = 65536;

/**
 * The bytes of a module that imports `env.memory` and exports kernel n as `run<n>` (WebAssembly core
 * specification, chapter 5). The library's functions come before the kernels. `shared`: the memory is
 * one that threads share.
 */
export function emitModule(
  library: readonly WasmFunction[],
  kernels: readonly KernelCode[],
  shared: boolean,
): Uint8Array<ArrayBuffer> {
  const types = [
    [0x60, 1, VECTOR, 1, VECTOR],
    [0x60, 2, VECTOR, VECTOR, 1, VECTOR],
    [0x60, 3, INTEGER, INTEGER, INTEGER, 0],
  ];
  const functions = [...library.map((entry) => [entry.parameters - 1]), ...kernels.map(() => [2])];
  const exports = kernels.map((_, index) => [
    ...text(`run${index}`),
    0x00,
    ...unsigned(library.length + index),
  ]);
  const limits = shared ? [0x03, 1, ...unsigned(mostPages)] : [0x00, 1];
  const parts = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, types),
    section(2, [[...text("env"), ...text("memory"), 0x02, ...limits]]),
    section(3, functions),
    section(7, exports),
    section(10, [...library, ...kernels].map(code)),
  ];
  return joined(parts);
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const content = unsigned(entries.length);
  for (const entry of entries) append(content, entry);
  const whole = [id, ...unsigned(content.length)];
  append(whole, content);
  return whole;
}

function code({ locals, body }: KernelCode): number[] {
  const declared = locals === 0 ? [0] : [1, ...unsigned(locals), VECTOR];
  const whole = unsigned(declared.length + body.length + 1);
  append(whole, declared);
  append(whole, body);
  whole.push(0x0b);
  return whole;
}

/** Without the argument lists that spreading a long array makes. */
function append(target: number[], bytes: readonly number[]): void {
  for (const byte of bytes) target.push(byte);
}

function joined(parts: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function text(value: string): number[] {
  return [value.length, ...[...value].map((letter) => letter.charCodeAt(0))];
}
