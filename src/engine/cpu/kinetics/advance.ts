import type { BlockContext } from "../../../compile/interpreter.ts";
import { runOverGrid } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";

/** Reactions of populations and static fields, in place. */
export function advance(state: CpuState, context: BlockContext): void {
  runOverGrid(state, state.blocks.advance, context, (_, plane) => state.planes[plane]!);
}
