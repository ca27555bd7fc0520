import type { Preset } from "../../preset/preset.ts";

/** A run that has an end reaches it in about this time, s, where the machine can. */
const WHOLE_RUN = 45;
/** A document's speed, min/s, from which on a run goes as fast as it can: JSON has no infinity. */
export const UNBOUNDED = 1e12;

/** Simulated min per s for a document's speed; null: as the preset asks for. */
export function speedOf(speed: number | null, { scenario }: Preset): number {
  if (speed !== null) return speed >= UNBOUNDED ? Number.POSITIVE_INFINITY : speed;
  const { stop, step } = scenario.time;
  return stop === undefined ? step * 60 : stop / WHOLE_RUN;
}
