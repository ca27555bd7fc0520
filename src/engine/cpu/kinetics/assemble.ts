import type { BlockContext } from "../../../compile/interpreter.ts";
import { runOverGrid, withSolutions } from "../block-context.ts";
import type { CpuState } from "../cpu-state.ts";

/** c, f and varying D of every substrate; with `refresh` the rates see the iterate. */
export function assemble(state: CpuState, context: BlockContext, refresh: boolean): void {
  const finest = state.multigrid.pyramids.map((pyramid) => pyramid.planes[0]!);
  const { diffusionPlane } = state.program.layout;
  runOverGrid(
    state,
    state.blocks.assemble,
    refresh ? { ...context, fields: withSolutions(state) } : context,
    (buffer, plane) => {
      if (buffer === "coefficient") return finest[plane]!.coefficient;
      if (buffer === "rhs") return finest[plane]!.rhs;
      return finest[diffusionPlane.indexOf(plane)]!.diffusion!;
    },
  );
}
