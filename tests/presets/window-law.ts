import type { MultiplesField } from "../../src/look/multiples/setting.ts";
import type { ViewSetting } from "../../src/look/view-file.ts";
import type { Preset } from "../../src/preset/preset.ts";
import type { FieldOutput } from "../../src/sweep/outputs.ts";

/** What a channel that is drawn by its value may fill: of the picture, 0 to 1. */
const MOST_SATURATED = 0.6;
/** Some time on the way it is seen on so much. */
const LEAST_LIT = 0.02;
/** Of a window: what is above it is seen. */
const SEEN = 0.1;
const LOOKS = 8;
/** min */
const DAY = 1440;

interface Drawn {
  readonly field: string;
  readonly window: readonly [number, number];
}

function windowsOf(view: ViewSetting): readonly Pick<MultiplesField, "field" | "window">[] {
  if (view.mode === "tissue") return view.glow;
  if (view.mode === "multiples") return view.fields;
  return view.mode === "composite" ? view.channels : [];
}

/** Channels with a window of their own that are drawn by their value, not as cells. */
function drawnBy({ view }: Preset): readonly Drawn[] {
  return windowsOf(view).flatMap(({ field, window }) =>
    window === "auto" ? [] : [{ field, window }],
  );
}

/**
 * The window law over a preset's whole run: no channel is saturated on more than 60 % of the picture, and
 * each is seen on 2 % of it at some time. `looks` are the times at which the run keeps its fields.
 */
export class WindowLaw {
  readonly looks: readonly FieldOutput[];
  readonly #drawn: readonly Drawn[];
  readonly #lit: number[];
  readonly #faults: string[] = [];

  constructor(preset: Preset) {
    this.#drawn = drawnBy(preset);
    this.#lit = this.#drawn.map(() => 0);
    const end = Math.max(0, ...preset.claims.map(({ at }) => at));
    const times = Array.from(
      { length: LOOKS },
      (_, i) => DAY * Math.round((end * (i + 1)) / LOOKS / DAY),
    );
    this.looks = this.#drawn.flatMap(({ field }, index) =>
      times.map((at, i) => ({ name: `${index} ${i}`, field, at, unit: "" })),
    );
  }

  look({ name, at }: FieldOutput, values: Float32Array): void {
    const index = Number.parseInt(name, 10);
    const { field, window } = this.#drawn[index] as Drawn;
    const [low, high] = window;
    const share = (level: number) =>
      values.filter((value) => value >= level).length / values.length;
    const saturated = share(high);
    if (saturated > MOST_SATURATED)
      this.#faults.push(`${field}: ${saturated} of the picture is saturated at ${at} min`);
    this.#lit[index] = Math.max(this.#lit[index] ?? 0, share(low + SEEN * (high - low)));
  }

  /** What breaks it. */
  get faults(): readonly string[] {
    const dark = this.#drawn.filter((_, index) => (this.#lit[index] ?? 0) < LEAST_LIT);
    return [...this.#faults, ...dark.map(({ field }) => `${field}: never seen`)];
  }
}
