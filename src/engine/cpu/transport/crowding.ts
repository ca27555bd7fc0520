import type { BlockContext } from "../../../compile/interpreter.ts";
import { runOverGrid } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";

/** Crowding factors of the present densities, before each pair of substeps. */
export function crowding(state: CpuState, context: BlockContext): void {
  runOverGrid(state, state.blocks.crowding, context, (_, plane) => state.transport[plane]!);
}
