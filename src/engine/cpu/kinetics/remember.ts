import type { CpuState } from "../cpu-state.ts";

/** Keeps remembered slots as they are, for the stages on the way to the step's end. */
export function remember(state: CpuState): void {
  state.program.layout.remembered.forEach((slot, index) => {
    state.remembered[index]!.set(state.planes[slot]!);
  });
}
