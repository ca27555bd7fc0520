import type { BlockContext, PreparedBlock } from "../../../compile/interpreter.ts";
import { runOverGrid } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";

/** An intervention on field `slot`, in place. */
export function intervene(
  state: CpuState,
  prepared: PreparedBlock,
  context: BlockContext,
  slot: number,
): void {
  runOverGrid(state, prepared, context, () => state.planes[slot]!);
}
