import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import type { Shape } from "../model/scenario.ts";
import { parseLength } from "../model/units.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";

type ShapeFile = Extract<NonNullable<PresetFile["initial"]>[number], { shape: string }>;

/** The shape of an entry, lengths in um; the center defaults to the middle of the domain. */
export function resolveShape(
  entry: ShapeFile,
  place: string,
  context: PresetContext,
  read: (formula: string | number, key: string) => Expression,
): Shape {
  const measure = new Measure(place, context);
  if (entry.shape === "noise") {
    const scale = measure.positive(entry.scale, "scale");
    return { kind: "noise", amplitude: read(entry.amplitude, "amplitude"), scale };
  }
  const softness = measure.softness(entry.softness);
  if (entry.shape === "box") {
    const { center, size } = entry;
    return { kind: "box", center: measure.center(center), size: measure.size(size), softness };
  }
  if (entry.shape === "stripe") {
    const { axis, from, to } = entry;
    return { kind: "stripe", axis: measure.axis(axis), ...measure.range(from, to), softness };
  }
  return resolveRound(entry, softness, measure);
}

function resolveRound(
  entry: Extract<ShapeFile, { radius: string }>,
  softness: number,
  measure: Measure,
): Shape {
  const radius = measure.positive(entry.radius, "radius");
  switch (entry.shape) {
    case "disc":
      return { kind: "disc", center: measure.center(entry.center), radius, softness };
    case "ring": {
      const width = measure.positive(entry.width, "width");
      return { kind: "ring", center: measure.center(entry.center), radius, width, softness };
    }
    case "spots": {
      const separation = measure.notNegative(entry.separation ?? "0 um", "separation");
      return { kind: "spots", count: entry.count, radius, softness, separation };
    }
    case "network": {
      const { roots = 1, branches = 6 } = entry;
      return { kind: "network", roots, branches, radius, softness };
    }
  }
}

/** Reads the lengths of one entry. */
class Measure {
  readonly #place: string;
  readonly #context: PresetContext;

  constructor(place: string, context: PresetContext) {
    this.#place = place;
    this.#context = context;
  }

  positive(text: string, key: string): number {
    const value = parseLength(text, `${this.#place}.${key}`);
    if (value > 0) return value;
    throw new ModelError(`${this.#place}.${key}`, `must be longer than 0, but is ${text}`);
  }

  notNegative(text: string, key: string): number {
    const value = parseLength(text, `${this.#place}.${key}`);
    if (value >= 0) return value;
    throw new ModelError(`${this.#place}.${key}`, `must not be negative, but is ${text}`);
  }

  softness(text: string | undefined): number {
    return text === undefined ? 0 : this.notNegative(text, "softness");
  }

  center(texts: readonly string[] | undefined): readonly number[] {
    const { grid } = this.#context;
    if (texts === undefined) {
      const middle = [(grid.nx * grid.dx) / 2, (grid.ny * grid.dy) / 2, (grid.nz * grid.dz) / 2];
      return middle.slice(0, grid.dimensions);
    }
    this.#checkAxes(texts, "center");
    return texts.map((text, axis) => parseLength(text, `${this.#place}.center[${axis}]`));
  }

  size(texts: readonly string[]): readonly number[] {
    this.#checkAxes(texts, "size");
    return texts.map((text, axis) => this.positive(text, `size[${axis}]`));
  }

  axis(axis: "x" | "y" | "z"): "x" | "y" | "z" {
    if (axis !== "z" || this.#context.grid.dimensions === 3) return axis;
    throw new ModelError(
      `${this.#place}.axis`,
      'a domain in two dimensions has no "z"; use "x" or "y"',
    );
  }

  range(fromText: string, toText: string): { from: number; to: number } {
    const from = parseLength(fromText, `${this.#place}.from`);
    const to = parseLength(toText, `${this.#place}.to`);
    if (from < to) return { from, to };
    throw new ModelError(
      `${this.#place}.to`,
      `must be beyond "from" (${fromText}), but is ${toText}`,
    );
  }

  #checkAxes(texts: readonly string[], key: string): void {
    const { dimensions } = this.#context.grid;
    if (texts.length === dimensions) return;
    throw new ModelError(
      `${this.#place}.${key}`,
      `has ${texts.length} entries, but the domain has ${dimensions} axes; give one per axis`,
    );
  }
}
