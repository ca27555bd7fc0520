import {
  type Color,
  converter,
  differenceEuclidean,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  parse,
} from "culori";
import { describe, expect, it } from "vitest";
import { ownColor } from "../../src/look/parts/labels.ts";
import { structureOf } from "../../src/look/tissue/kinds.ts";
import type { ViewSetting } from "../../src/look/view-file.ts";
import { presetNames } from "../../src/preset/preset-library.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

const [rgb, lrgb, lch65] = [converter("rgb"), converter("lrgb"), converter("lch65")];

/** CIE76 difference in CIELAB (D65) that any two channels of a view keep, to whoever sees them. */
const APART = 20;

/**
 * Vision with all cones, without L and without M cones: the matrices of Machado, Oliveira and Fernandes
 * (2009, doi:10.1109/TVCG.2009.113) as culori has them, on linear light, which they are for.
 */
const VISIONS = [
  { eye: "trichromat", see: (color: Color) => color },
  { eye: "protanope", see: onLight(filterDeficiencyProt(1)) },
  { eye: "deuteranope", see: onLight(filterDeficiencyDeuter(1)) },
];

function onLight(filter: (color: Color) => Color): (color: Color) => Color {
  return (color) => {
    const { r, g, b } = rgb(filter({ ...lrgb(color), mode: "rgb" }));
    return { mode: "lrgb", r: shown(r), g: shown(g), b: shown(b) };
  };
}

const shown = (part: number) => Math.min(Math.max(part, 0), 1);

const difference = differenceEuclidean("lab65");

const presets = await Promise.all(presetNames().map((name) => shippedPreset(name)));

interface Channel {
  readonly field: string;
  readonly color: string;
}

function channelsOf(view: ViewSetting): readonly Channel[] {
  if (view.mode === "tissue") return [...view.channels, ...view.glow];
  return view.mode === "composite" || view.mode === "volume" ? view.channels : [];
}

/** Vessels are one thing, drawn at two scales: in one color. */
const thingOf = (field: string) =>
  ["vessel", "capillary"].includes(structureOf(field) ?? "") ? "vessels" : field;

function colorOf(text: string): Color {
  const color = parse(text);
  if (color === undefined) throw new Error(`${text} is no color`);
  return color;
}

describe("the colors of channels", () => {
  it.each(presets.map((preset) => [preset.name, preset] as const))(
    "%s: can be told apart, with two kinds of cones as well",
    (_, { view }) => {
      const channels = channelsOf(view);
      const near = VISIONS.flatMap(({ eye, see }) =>
        channels.flatMap((one, i) =>
          channels.slice(0, i).flatMap((other) => {
            if (thingOf(one.field) === thingOf(other.field)) return [];
            const apart = difference(see(colorOf(one.color)), see(colorOf(other.color)));
            return apart < APART ? [`${one.field}, ${other.field}: ${apart} (${eye})`] : [];
          }),
        ),
      );
      expect(near).toEqual([]);
    },
  );

  it("are those of their fields, so that a kind of cell has one in all presets", () => {
    const other = presets
      .filter(({ scenario }) => scenario.model.fields.some(({ name }) => name === "tumor"))
      .flatMap(({ name, view, scenario }) =>
        channelsOf(view)
          .filter(({ field, color }) => (ownColor(scenario.model, field) ?? color) !== color)
          .map(({ field, color }) => `${name}: ${field} ${color}`),
      );
    expect(other).toEqual([]);
  });

  it("keep vessels back: dark, with little color", () => {
    for (const { view, name } of presets)
      for (const { field, color } of channelsOf(view)) {
        if (thingOf(field) !== "vessels") continue;
        const { l, c } = lch65(colorOf(color));
        expect([name, field, l < 60, c < 40]).toEqual([name, field, true, true]);
      }
  });
});
