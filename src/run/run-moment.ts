import type { Snapshot } from "../engine/engine.ts";
import { type KeptState, KeptStates, type WayPoint } from "./kept-states.ts";
import type { Packer } from "./packer.ts";
import type { SeriesCopy } from "./time-series.ts";

/** Bytes of kept states that go along with a moment. */
const PAST_BOUND = 16e6;

/** What a run has been when a moment of it is kept. */
export interface MomentPast extends Omit<WayPoint, "time"> {
  /** What was kept and measured later than then was of another past. */
  readonly isRewriting: boolean;
  readonly states: readonly KeptState[];
  readonly series: SeriesCopy;
}

/** What a run was, to come back to: its state, and of its past some kept states and the curves. */
export interface RunMoment extends MomentPast, WayPoint {
  /** What it takes now: less once it is packed. */
  readonly bytes: number;
  /** Whether the run kept this state then: it costs nothing while the run still has it. */
  had(state: KeptState): boolean;
  state(): Promise<Snapshot>;
  /** Packed (pack-snapshot.ts). */
  packed(): Promise<Uint8Array>;
}

export interface MomentOptions {
  /**
   * Kept states that are gone when one comes back stay so: for what leaves the past as it is, such as looking
   * at another time. Default: some of them go along.
   */
  readonly isLight?: boolean;
}

/** Packs in the background; the snapshot's arrays may be given away. */
export function createMoment(
  snapshot: Snapshot,
  own: MomentPast,
  packer: Packer,
  { isLight = false }: MomentOptions = {},
): RunMoment {
  const { time } = snapshot;
  const all = new WeakSet(own.states);
  const past = new KeptStates(PAST_BOUND);
  if (!isLight) for (const state of own.states) past.add(state);
  let size = rawBytes(snapshot);
  // Nobody may ever ask for the state; who does is told where it could not be packed.
  const packing = Promise.allSettled([packer.pack(snapshot)]).then(([result]) => {
    if (result.status === "fulfilled") size = result.value.byteLength;
    return result;
  });
  const packed = async (): Promise<Uint8Array> => {
    const result = await packing;
    if (result.status === "rejected") throw result.reason;
    return result.value;
  };
  return {
    ...own,
    time,
    get bytes() {
      return size + past.bytes + own.series.bytes;
    },
    states: past.list,
    had: (state) => all.has(state),
    state: async () => packer.unpack(await packed()),
    packed,
  };
}

function rawBytes(snapshot: Snapshot): number {
  return Object.values(snapshot).reduce(
    (sum: number, part: unknown) => sum + (part instanceof Float32Array ? part.byteLength : 0),
    0,
  );
}
