import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { ScreenName } from "./analysis/screen.ts";
import type { LegendContents } from "./legend.ts";
import { createTimePlace, type TimePlace } from "./time-place.ts";
import { horizonOf } from "./time-scale.ts";

/** What computes, and what a person can do about it. */
export interface MachineState {
  readonly backend: "gpu" | "cpu";
  /** Adapter or "CPU, 1 thread". */
  readonly description: string;
  /** Why it computes and not another one, or on fewer voxels; empty: as expected. */
  readonly reason: string;
  readonly choices: readonly MachineChoice[];
}

export interface MachineChoice {
  readonly label: string;
  readonly run: () => void;
}

/** A way to look at the tissue that the row above it offers. */
export interface LookButton {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
}

/** How fast the model goes: simulated min and steps per second of wall time. */
export interface Reached {
  readonly speed: number;
  readonly steps: number;
}

export interface Panes {
  readonly count: number;
  readonly headed: boolean;
}

/** What the frame of the page shows. Whoever knows a value writes it; the parts follow by themselves. */
export interface PageSignals {
  /** Simulated time, min. */
  readonly time: Signal<number>;
  /** min; undefined: the run has no end. */
  readonly stop: Signal<number | undefined>;
  /** End of the timeline, min: the run's end, or a round time after now. */
  readonly horizon: ReadonlySignal<number>;
  /** What else the timeline shows. */
  readonly place: TimePlace;
  readonly playing: Signal<boolean>;
  /** Asked for: simulated min per second of wall time; Infinity: as fast as possible. */
  readonly speed: Signal<number>;
  readonly reached: Signal<Reached>;
  /** The fastest that this run has been: simulated min per second; 0: it has not moved yet. */
  readonly fastest: Signal<number>;
  readonly brushing: Signal<boolean>;
  /** Whether the panel of the instruments is open, and they are seen on the tissue. */
  readonly instrumentsOpen: Signal<boolean>;
  /** Whether the editor of the model is open, in the place of the left column. */
  readonly editing: Signal<boolean>;
  /** The screen that is open in the middle. */
  readonly screen: Signal<ScreenName | null>;
  readonly machine: Signal<MachineState | null>;
  readonly grid: Signal<readonly number[]>;
  /** min */
  readonly step: Signal<number>;
  readonly looks: Signal<readonly LookButton[]>;
  readonly legend: Signal<LegendContents>;
  /** Size of the domain, um. */
  readonly extent: Signal<{ readonly width: number; readonly height: number }>;
  /** Tissues that stand beside each other, and whether a line above each says which run it is. */
  readonly panes: Signal<Panes>;
  /** CSS px per um of the picture. */
  readonly scale: Signal<number>;
  /** Such as "42 states kept, 80 MB"; empty: nothing to say. */
  readonly kept: Signal<string>;
  /** Such as "saved 8 s ago". */
  readonly saved: Signal<string>;
}

/** Before anything is loaded. */
export function createPageSignals(): PageSignals {
  const time = signal(0);
  const stop = signal<number | undefined>(undefined);
  const place = createTimePlace();
  return {
    time,
    stop,
    horizon: computed(() => horizonOf(Math.max(time.value, place.newest.value), stop.value)),
    place,
    playing: signal(false),
    speed: signal(1),
    reached: signal({ speed: 0, steps: 0 }),
    fastest: signal(0),
    brushing: signal(false),
    instrumentsOpen: signal(false),
    editing: signal(false),
    screen: signal<ScreenName | null>(null),
    machine: signal<MachineState | null>(null),
    grid: signal<readonly number[]>([]),
    step: signal(0),
    looks: signal<readonly LookButton[]>([]),
    legend: signal<LegendContents>({ entries: [] }),
    extent: signal({ width: 1, height: 1 }),
    panes: signal<Panes>({ count: 1, headed: false }),
    scale: signal(0),
    kept: signal(""),
    saved: signal(""),
  };
}
