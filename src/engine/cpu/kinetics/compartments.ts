import { addWithCarry } from "../../../compile/add-with-carry.ts";
import {
  type PreparedBlock,
  runUniformBlock,
  type UniformContext,
} from "../../../compile/interpreter.ts";
import { isSigned } from "../../../model/is-signed.ts";
import type { CpuState } from "../cpu-state.ts";

/** Compartments over the step, and what they hand to the tissue. */
export function compartments(state: CpuState, context: UniformContext): void {
  changeScalars(state, state.uniformBlocks.compartments, context);
}

/** What the tissue hands over arrives in compartments. */
export function creditCompartments(state: CpuState, context: UniformContext): void {
  changeScalars(state, state.uniformBlocks.creditCompartments, context);
}

/** Increments of compartments are added with their carry, other scalars are written. */
function changeScalars(state: CpuState, prepared: PreparedBlock, context: UniformContext): void {
  const { program, scalars, compartmentCarry } = state;
  const values = new Float32Array(program.layout.scalarCount);
  runUniformBlock(prepared, context, values);
  for (const { buffer, plane } of prepared.block.outputs) {
    if (buffer === "scalars") {
      scalars[plane] = values[plane]!;
      continue;
    }
    const signed = isSigned(program.model, program.model.compartments[plane]!.name);
    const before = { value: scalars[plane]!, carry: compartmentCarry[plane]! };
    const after = addWithCarry(before, values[plane]!, signed);
    scalars[plane] = after.value;
    compartmentCarry[plane] = after.carry;
  }
}
