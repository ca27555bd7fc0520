import type { Intervention } from "../model/scenario.ts";

/** A place on the way of a run. */
export interface WayPoint {
  /** min */
  readonly time: number;
  /**
   * Another one, of all runs, whenever a person changes the run: what was kept on one branch comes again by
   * itself when one goes back on it.
   */
  readonly branch: number;
  /** What the run was going to do there. */
  readonly interventions: readonly Intervention[];
  /** Whether a person changed something on the way to it. */
  readonly touched: boolean;
}

/** A state that a run keeps, to go back to. */
export interface KeptState extends WayPoint {
  readonly stepCount: number;
  /** A packed snapshot (pack-snapshot.ts). */
  readonly packed: Uint8Array;
}

/**
 * States in the order of their times, within a bound of bytes. Where that is passed, those go first whose
 * gap would be smallest as a share of their age: so the newest lie densest, the oldest are thinned first,
 * and the start and the newest stay.
 */
export class KeptStates {
  readonly bound: number;
  #states: readonly KeptState[] = [];

  /** `bound`: bytes of all packed states. */
  constructor(bound: number) {
    this.bound = bound;
  }

  get list(): readonly KeptState[] {
    return this.#states;
  }

  get bytes(): number {
    return this.#states.reduce((sum, { packed }) => sum + packed.byteLength, 0);
  }

  /** Takes the place of one at the same time. */
  add(state: KeptState): void {
    const others = this.#states.filter(({ time }) => time !== state.time);
    const states = [...others, state].sort((one, other) => one.time - other.time);
    this.#states = thin(states, this.bound);
  }

  /** The last one at `time` or before; undefined where there is none. */
  nearest(time: number): KeptState | undefined {
    return this.#states.findLast((state) => state.time <= time);
  }

  dropAfter(time: number): void {
    this.#states = this.#states.filter((state) => state.time <= time);
  }

  clear(): void {
    this.#states = [];
  }
}

/** Of states in the order of their times, those that stay within the bound; at least the newest does. */
function thin(states: readonly KeptState[], bound: number): readonly KeptState[] {
  const kept = [...states];
  let bytes = kept.reduce((sum, { packed }) => sum + packed.byteLength, 0);
  while (bytes > bound && kept.length > 1) {
    const [gone] = kept.splice(dispensable(kept), 1);
    bytes -= gone?.packed.byteLength ?? 0;
  }
  return kept;
}

/** The place of the state that is missed least. */
function dispensable(states: readonly KeptState[]): number {
  if (states.length === 2) return 0;
  const timeOf = (index: number): number => states[index]?.time ?? 0;
  const now = timeOf(states.length - 1);
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < states.length - 1; index++) {
    const gap = timeOf(index + 1) - timeOf(index - 1);
    const share = gap / (now - timeOf(index));
    // Of equals the oldest goes.
    if (share < least) {
      least = share;
      best = index;
    }
  }
  return best;
}
