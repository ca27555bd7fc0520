import { addWithCarry } from "../../../compile/add-with-carry.ts";
import { runUniformBlock, type UniformContext } from "../../../compile/interpreter.ts";
import { isSigned } from "../../../compile/model-context.ts";
import type { CpuState } from "../cpu-state.ts";

/** Compartments over the step: increments are added with their carry. */
export function compartments(state: CpuState, context: UniformContext): void {
  const { program, scalars, compartmentCarry, uniformBlocks } = state;
  const changes = new Float32Array(program.layout.compartmentCount);
  runUniformBlock(uniformBlocks.compartments, context, changes);
  for (const [index, { name }] of program.model.compartments.entries()) {
    const before = { value: scalars[index]!, carry: compartmentCarry[index]! };
    const after = addWithCarry(before, changes[index]!, isSigned(program.model, name));
    scalars[index] = after.value;
    compartmentCarry[index] = after.carry;
  }
}
