import { FIGURE_GROUNDS, FIGURE_SIZES } from "../../figure/settings.ts";
import { limits } from "../../limits/limits.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { choice, mapList, mapOf, numberBox, row } from "./figure-controls.ts";

const DOTS = [72, 150, 300, 600, 1200];
const GROUNDS = { white: t`White`, black: t`Black`, transparent: t`Transparent` } as const;

/** How large a figure is, with how many pixels, how large its text, and on which ground. */
export interface FigureSizing {
  readonly width: number;
  /** Absent: as high as its panels ask for. */
  readonly height?: number;
  readonly dpi: number;
  readonly fontSize: number;
  readonly ground: (typeof FIGURE_GROUNDS)[number];
}

/** Controls of a size; `present` is asked when one is used. */
export function sizeRows(
  present: () => FigureSizing,
  replace: (sizing: FigureSizing) => void,
  onProblem: (text: string | null) => void,
): readonly HTMLElement[] {
  const { width, height, dpi, fontSize, ground } = present();
  const change = (changes: Partial<FigureSizing>): void => replace({ ...present(), ...changes });
  const withoutHeight = (): Omit<FigureSizing, "height"> => {
    const { height: _, ...rest } = present();
    return rest;
  };
  const names = { ...mapOf(FIGURE_SIZES, ({ label }) => label), own: t`Another size` };
  const sizes = choice(t`Size`, names, presetOf(present()), (name) => {
    if (name === "own") return;
    const { label: _, ...size } = FIGURE_SIZES[name];
    replace({ ...withoutHeight(), ...size });
  });
  const dots = mapList(DOTS, (count) => `${count} dpi`);
  return [
    row(t`Size`, sizes),
    row(
      "",
      element(
        "div",
        { class: "figure-sizes" },
        numberBox({
          label: t`Width, mm`,
          value: width,
          range: limits.figureSide,
          onValue: (wide) => change({ width: wide }),
          onProblem,
        }),
        "×",
        numberBox({
          label: t`Height, mm`,
          value: height,
          range: limits.figureSide,
          onValue: (high) => change({ height: high }),
          onEmpty: () => replace(withoutHeight()),
          onProblem,
        }),
        element("span", { class: "row-unit" }, "mm"),
        choice(t`Dots per inch`, dots, String(dpi), (count) => change({ dpi: Number(count) })),
        numberBox({
          label: t`Text, points`,
          value: fontSize,
          range: limits.figureFont,
          onValue: (size) => change({ fontSize: size }),
          onProblem,
        }),
        element("span", { class: "row-unit" }, "pt"),
        choice(t`Ground`, GROUNDS, ground, (chosen) => change({ ground: chosen }), FIGURE_GROUNDS),
      ),
    ),
  ];
}

/** The usual size that a figure has. */
function presetOf({ width, height, fontSize }: FigureSizing): keyof typeof FIGURE_SIZES | "own" {
  const names = Object.keys(FIGURE_SIZES) as (keyof typeof FIGURE_SIZES)[];
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.01;
  const found = names.find((name) => {
    const size: { width: number; height?: number; fontSize: number } = FIGURE_SIZES[name];
    const isHigh =
      size.height === undefined || height === undefined
        ? size.height === height
        : near(size.height, height);
    return near(size.width, width) && near(size.fontSize, fontSize) && isHigh;
  });
  return found ?? "own";
}
