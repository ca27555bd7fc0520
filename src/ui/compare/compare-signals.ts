import { type Signal, signal } from "@preact/signals-core";
import type { Layout } from "../../lab/document.ts";

/** A run of a comparison, the main one first, as the page shows it. */
export interface ShownRun {
  /** The main run's is "main". */
  readonly key: string;
  /** "Without anti-PD-1" */
  readonly label: string;
  /** Of its curves, px; absent: whole lines. */
  readonly dash?: readonly number[];
  /** Why it is not there yet, or what is wrong with it; null: it runs with the others. */
  readonly waits: Waits | null;
}

export interface Waits {
  /** "computing up to day 12" */
  readonly text: string;
  /** 0 to 1; null: unknown. */
  readonly share: number | null;
  readonly failed: boolean;
}

/** What a comparison shows; whoever knows a value writes it. */
export interface CompareSignals {
  /** Empty: there is no comparison. */
  readonly runs: Signal<readonly ShownRun[]>;
  readonly layout: Signal<Layout>;
  /** Key of the run that the difference is to. */
  readonly against: Signal<string>;
  /** What a difference can be of, and what it is of. */
  readonly fields: Signal<readonly FieldEntry[]>;
  readonly field: Signal<string>;
  /** Where each wiper stands, 0 to 1, one fewer than runs. */
  readonly wipers: Signal<readonly number[]>;
}

export interface FieldEntry {
  readonly name: string;
  readonly label: string;
}

export function createCompareSignals(): CompareSignals {
  return {
    runs: signal<readonly ShownRun[]>([]),
    layout: signal<Layout>("side"),
    against: signal(""),
    fields: signal<readonly FieldEntry[]>([]),
    field: signal(""),
    wipers: signal<readonly number[]>([]),
  };
}

/** The middle of each of so many equal parts' edges. */
export function evenWipers(runs: number): readonly number[] {
  return Array.from({ length: Math.max(0, runs - 1) }, (_, index) => (index + 1) / runs);
}

/** Wipers with one moved; none passes its neighbors. */
export function moveWiper(wipers: readonly number[], index: number, to: number): readonly number[] {
  const low = wipers[index - 1] ?? 0;
  const high = wipers[index + 1] ?? 1;
  const at = Math.max(low, Math.min(high, to));
  return wipers.map((one, place) => (place === index ? at : one));
}
