import { ByteWriter } from "./byte-writer.ts";
import type { WasmFunction } from "./wasm-arithmetic.ts";
import { unsigned } from "./wasm-code.ts";

/** A kernel's body: parameters first byte, end byte and shift, all i32. */
export interface KernelCode {
  /** Locals beside the parameters: i32 ones, then vectors. */
  readonly integers: number;
  readonly locals: number;
  readonly body: ArrayLike<number>;
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
  const module = new ByteWriter().add([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  addSection(module, 1, types);
  addSection(module, 2, [[...text("env"), ...text("memory"), 0x02, ...limits]]);
  addSection(module, 3, functions);
  addSection(module, 7, exports);
  addSection(module, 10, [
    ...library.map((entry) => code({ ...entry, integers: 0 })),
    ...kernels.map(code),
  ]);
  return module.bytes;
}

function addSection(module: ByteWriter, id: number, entries: readonly ArrayLike<number>[]): void {
  const count = unsigned(entries.length);
  const length = entries.reduce((sum, entry) => sum + entry.length, count.length);
  module.add([id, ...unsigned(length)]).add(count);
  for (const entry of entries) module.add(entry);
}

function code({ integers, locals, body }: KernelCode): Uint8Array {
  const declared = [2, ...unsigned(integers), INTEGER, ...unsigned(locals), VECTOR];
  const length = unsigned(declared.length + body.length + 1);
  return new ByteWriter().add(length).add(declared).add(body).add([0x0b]).bytes;
}

function text(value: string): number[] {
  return [value.length, ...[...value].map((letter) => letter.charCodeAt(0))];
}
