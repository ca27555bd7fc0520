import type { InstrumentContext } from "../../instruments/instrument.ts";
import { takeMoment, wantsOf } from "../../instruments/instruments.ts";
import { readSnapshot } from "../../observe/instrument-reading.ts";
import type { KeptState } from "../../run/kept-states.ts";
import type { Run } from "../../run/run.ts";
import type { Memory } from "./memory.ts";

/** Kept states that are read for one past, at most: evenly of all. */
const MOST = 80;

/**
 * Lets instruments see the states that a run keeps, from the start on. `goOn` is told after each, and says
 * whether that is still wanted.
 */
export async function recall(
  run: Run,
  memories: readonly Memory[],
  context: InstrumentContext,
  goOn: () => boolean,
): Promise<void> {
  for (const state of evenly(run.states.peek(), MOST)) {
    const missing = memories.filter((memory) => !memory.has(state.time));
    if (missing.length === 0) continue;
    const snapshot = await run.unpack(state);
    if (!goOn()) return;
    const wants = missing.map(({ setting }) => wantsOf(setting, context));
    const { scenario } = run;
    const readings = readSnapshot(snapshot, { scenario, vocabulary: context.vocabulary }, wants);
    missing.forEach((memory, index) => {
      memory.add(takeMoment(memory.setting, readings[index]!, context));
    });
    if (!goOn()) return;
    // The page comes first.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function evenly(states: readonly KeptState[], most: number): readonly KeptState[] {
  const step = Math.max(1, states.length / most);
  return Array.from(
    { length: Math.min(states.length, most) },
    (_, index) => states[Math.floor(index * step)]!,
  );
}
