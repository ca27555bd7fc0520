import type { WasmFunction } from "./wasm-arithmetic.ts";
import { type Code, callFunction } from "./wasm-code.ts";
import { type Call, type FunctionName, wasmFunctions } from "./wasm-functions.ts";

/** The shared functions of one module: those that its kernels call, numbered as they are met. */
export class WasmLibrary {
  readonly #indices = new Map<FunctionName, number>();
  readonly #bodies: (WasmFunction | undefined)[] = [];

  /** Code that calls a function, which is then part of the module. */
  readonly call: Call = (name, ...operands): Code => {
    let index = this.#indices.get(name);
    if (index === undefined) {
      index = this.#bodies.push(undefined) - 1;
      this.#indices.set(name, index);
      this.#bodies[index] = wasmFunctions[name](this.call);
    }
    return callFunction(index, ...operands);
  };

  /** By index, complete once all kernels are printed. */
  get functions(): readonly WasmFunction[] {
    return this.#bodies.filter((body) => body !== undefined);
  }
}
