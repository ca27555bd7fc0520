import {
  type BlockContext,
  type PreparedBlock,
  runUniformBlock,
} from "../../../compile/interpreter.ts";
import type { CpuState } from "../cpu-state.ts";

/** An intervention on a compartment, in place. */
export function interveneCompartment(
  state: CpuState,
  prepared: PreparedBlock,
  context: BlockContext,
): void {
  runUniformBlock(prepared, context, state.scalars);
}
