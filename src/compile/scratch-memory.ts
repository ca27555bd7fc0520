import { constant } from "./wasm-code.ts";

/**
 * The memory that blocks of this thread work in which are run outside of an engine, one after the
 * other. One for all, since every WebAssembly memory reserves gigabytes of addresses.
 */
export interface ScratchMemory {
  readonly memory: WebAssembly.Memory;
  /** All of it as singles; valid until the next `reserve`. */
  singles(): Float32Array;
  reserve(byteCount: number): void;
}

const PAGE = 65536;

let shared: ScratchMemory | undefined;

/** The one of this thread. Throws as openScratchMemory. */
export function scratchMemory(): ScratchMemory {
  shared ??= openScratchMemory();
  return shared;
}

/** Throws Error where WebAssembly or its vector instructions are missing or a policy forbids them. */
export function openScratchMemory(): ScratchMemory {
  requireVectors();
  const memory = new WebAssembly.Memory({ initial: 16 });
  let view = new Float32Array(memory.buffer);
  return {
    memory,
    singles: () => view,
    reserve(byteCount) {
      const missing = Math.ceil((byteCount - memory.buffer.byteLength) / PAGE);
      if (missing <= 0) return;
      memory.grow(missing);
      view = new Float32Array(memory.buffer);
    },
  };
}

/** Tries the smallest module with a vector in it; a security policy makes this throw. */
function requireVectors(): void {
  const body = [1, 1, 0x7b, ...constant(1), 0x21, 0, 0x0b];
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[3, 2, 1, 0],
    ...[10, body.length + 2, 1, body.length, ...body],
  ];
  try {
    new WebAssembly.Module(Uint8Array.from(bytes));
  } catch (error) {
    throw new Error(
      `Formulas need WebAssembly with vector instructions, which this browser lacks or a policy forbids (${String(error)}). Use a current browser, and 'wasm-unsafe-eval' in the page's script-src.`,
    );
  }
}
