import type { BlockContext } from "../../../compile/interpreter.ts";
import { runOverGrid } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";

/** Motility, sensitivity and attractant planes, once per step. */
export function motility(state: CpuState, context: BlockContext): void {
  runOverGrid(state, state.blocks.motility, context, (_, plane) => state.transport[plane]!);
}
