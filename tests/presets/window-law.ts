import type { MultiplesField } from "../../src/look/multiples/setting.ts";
import { kindOf, structureOf } from "../../src/look/tissue/kinds.ts";
import { plainSize, SHAPES } from "../../src/look/tissue/shapes.ts";
import type { ViewSetting } from "../../src/look/view-file.ts";
import { cellVolumeOf } from "../../src/observe/cell-volume.ts";
import type { Preset } from "../../src/preset/preset.ts";
import type { FieldOutput } from "../../src/sweep/outputs.ts";

/** What a channel may fill: of the picture, 0 to 1. */
const MOST_SATURATED = 0.6;
/** Some time on the way its light is seen on so much. */
const LEAST_LIT = 0.02;
/** Of a window: what is above it is seen. */
const SEEN = 0.1;
/** Of a kind that is drawn as cells there are some time so many in the picture. */
const FEWEST_CELLS = 10;
const LOOKS = 8;

interface Drawn {
  readonly field: string;
  readonly window: readonly [number, number];
  /** Of what is drawn as cells; null: it is light. */
  readonly cell: { readonly kind: string; readonly area: number } | null;
}

/** Of a tissue: of its molecules, and of the color that its cells have from afar. */
function windowsOf(view: ViewSetting): readonly Pick<MultiplesField, "field" | "window">[] {
  switch (view.mode) {
    case "field":
      return [view];
    case "multiples":
      return view.fields;
    case "tissue":
      return [...view.channels, ...view.glow];
    case "composite":
    case "volume":
      return view.channels;
    default:
      throw new Error(`no window law of a preset that opens on the look "${view.mode}"`);
  }
}

/** Channels with a window of their own. */
function drawnBy({ view, scenario: { model, parameters } }: Preset): readonly Drawn[] {
  const cells = view.mode === "tissue" ? new Set(view.channels.map(({ field }) => field)) : null;
  const cellOf = (field: string): Drawn["cell"] => {
    if (!cells?.has(field) || structureOf(field) !== undefined) return null;
    const kind = kindOf(field);
    return kind === undefined
      ? { kind: field, area: plainSize(cellVolumeOf(model, field, parameters)).area }
      : { kind: kind.name, area: SHAPES[kind.shape].area };
  };
  return windowsOf(view).flatMap(({ field, window }) =>
    window === "auto" ? [] : [{ field, window, cell: cellOf(field) }],
  );
}

/**
 * The window law over a preset's whole run: no channel is saturated on more than 60 % of the picture (of what is
 * drawn as cells, the color that it has from afar), and each is seen at some time: light on 2 % of the picture, cells
 * by ten of their kind. `looks` are the times at which the run keeps its fields.
 */
export class WindowLaw {
  readonly looks: readonly FieldOutput[];
  readonly #drawn: readonly Drawn[];
  /** Of the picture, 0 to 1, what the light of a channel is seen on at its best. */
  readonly #lit: number[];
  /** At its best, by the name of a kind. */
  readonly #cells = new Map<string, number>();
  readonly #faults: string[] = [];
  /** um^2 */
  readonly #area: number;

  constructor(preset: Preset) {
    const { nx, ny, dx, dy } = preset.scenario.grid;
    this.#area = nx * dx * ny * dy;
    this.#drawn = drawnBy(preset);
    this.#lit = this.#drawn.map(() => 0);
    const { stop } = preset.scenario.time;
    if (stop === undefined) throw new Error("a preset of the gallery says when its run ends");
    const times = Array.from({ length: LOOKS }, (_, i) => (stop * (i + 1)) / LOOKS);
    this.looks = this.#drawn.flatMap(({ field }, index) =>
      times.map((at, i) => ({ name: `${index} ${i}`, field, at, unit: "" })),
    );
  }

  look({ name, at }: FieldOutput, values: Float32Array): void {
    const index = Number.parseInt(name, 10);
    const { field, window, cell } = this.#drawn[index] as Drawn;
    const [low, high] = window;
    const share = (level: number) =>
      values.filter((value) => value >= level).length / values.length;
    const saturated = share(high);
    if (saturated > MOST_SATURATED)
      this.#faults.push(`${field}: ${saturated} of the picture is saturated at ${at} min`);
    this.#lit[index] = Math.max(this.#lit[index] ?? 0, share(low + SEEN * (high - low)));
    if (cell === null) return;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const count = (mean * this.#area) / cell.area;
    this.#cells.set(cell.kind, Math.max(this.#cells.get(cell.kind) ?? 0, count));
  }

  /** What breaks it. */
  get faults(): readonly string[] {
    const dark = this.#drawn.filter(
      ({ cell }, index) => cell === null && (this.#lit[index] ?? 0) < LEAST_LIT,
    );
    const few = [...this.#cells].filter(([, count]) => count < FEWEST_CELLS);
    return [
      ...this.#faults,
      ...dark.map(({ field }) => `${field}: never seen`),
      ...few.map(([kind, count]) => `${kind}: never more than ${count} cells`),
    ];
  }
}
