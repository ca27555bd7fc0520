import {
  prepareBlock,
  runUniformBlock,
  type UniformContext,
} from "../../../compile/interpreter.ts";
import type { InterventionBlock } from "../../../compile/program.ts";
import type { CpuState } from "../cpu-state.ts";

/** An intervention on a compartment, in place. */
export function interveneCompartment(
  state: CpuState,
  { compartment, keepsCarry, block }: InterventionBlock,
  context: UniformContext,
): void {
  const before = state.scalars[compartment]!;
  runUniformBlock(prepareBlock(block), context, state.scalars);
  if (!keepsCarry && state.scalars[compartment] !== before) state.compartmentCarry[compartment] = 0;
}
