import { type Signal, signal } from "@preact/signals-core";
import type { Burden } from "./burden.ts";

/** Something on the axis of time that one may want to go to. */
export interface TimeMark {
  /** min */
  readonly time: number;
  /** For a person. */
  readonly label: string;
  readonly kind: "dose" | "claim" | "moment";
  /** Of claims: what came out of those of this time, the worst first. */
  readonly state?: "fails" | "holds" | "waiting";
}

/** A way to a time that takes a while. */
export interface Jump {
  /** min */
  readonly time: number;
  /** Share done, 0 to 1. */
  readonly share: number;
}

/** What the timeline shows beside the present time. Whoever knows a value writes it. */
export interface TimePlace {
  /** Where a person drags the playhead, min; null: nowhere. */
  readonly wanted: Signal<number | null>;
  /** The newest time that is known, min: of kept states and curves. */
  readonly newest: Signal<number>;
  /** Times of kept states, min. */
  readonly kept: Signal<readonly number[]>;
  readonly marks: Signal<readonly TimeMark[]>;
  /** Null: the model has none. */
  readonly burden: Signal<Burden | null>;
  /** Null: none is under way. */
  readonly jump: Signal<Jump | null>;
}

/** Before anything is loaded. */
export function createTimePlace(): TimePlace {
  return {
    wanted: signal<number | null>(null),
    newest: signal(0),
    kept: signal<readonly number[]>([]),
    marks: signal<readonly TimeMark[]>([]),
    burden: signal<Burden | null>(null),
    jump: signal<Jump | null>(null),
  };
}

/** What a person can do on the axis of time; times in min. */
export interface TimeActions {
  /** Shows what is kept nearest, at once. */
  readonly seek: (time: number) => void;
  /** The same, and then the exact time. */
  readonly seekEnd: (time: number) => void;
  /** Goes to a time, however long it takes. */
  readonly jumpTo: (time: number) => void;
  readonly cancelJump: () => void;
}

/** The nearest mark after a time, or before it, that is not at it; undefined: there is none. */
export function nextMark(
  marks: readonly TimeMark[],
  time: number,
  direction: 1 | -1,
): TimeMark | undefined {
  const ahead = marks.filter((mark) => direction * (mark.time - time) > 1e-6);
  const best = Math.min(...ahead.map((mark) => direction * mark.time));
  return ahead.find((mark) => direction * mark.time === best);
}
