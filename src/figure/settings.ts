import * as v from "valibot";
import { limits } from "../limits/limits.ts";
import { choose, list, optional, strict, text } from "../model/schema-parts.ts";
import { compareSchema } from "../preset/laboratory-schema.ts";
import { t } from "../texts/text.ts";

/** How panels stand: one; a row for each field; a row for each run. Columns are times. */
export const FIGURE_LAYOUTS = ["view", "fields", "runs"] as const;
export type FigureLayoutName = (typeof FIGURE_LAYOUTS)[number];

/** Times that have a name: t = 0, the telling moment of the preset, where the run stands, its end. */
export const NAMED_TIMES = ["first", "moment", "now", "last"] as const;
export type NamedTime = (typeof NAMED_TIMES)[number];

export const FIGURE_FORMATS = ["png", "svg"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export const FIGURE_GROUNDS = ["white", "black", "transparent"] as const;

/** Most panels side by side and over each other. */
export const MOST_COLUMNS = 8;
export const MOST_ROWS = 8;
/** Most plots over time below the panels. */
export const MOST_CURVES = 6;

const name = v.pipe(text(64), v.minLength(1));
const size = v.pipe(
  v.number(),
  v.minValue(limits.figureSide.least),
  v.maxValue(limits.figureSide.most),
);
const minutes = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));
const named = text(100);
const time = choose([minutes, named], (input) => (typeof input === "number" ? minutes : named));
const usual = v.picklist(["compare", "control"]);
const { arms } = compareSchema.entries;

/** What a figure is to be. Plain data; whatever is left out is as `completeFigure` says. */
export const figureSchema = strict({
  layout: optional(v.picklist(FIGURE_LAYOUTS)),
  fields: optional(v.pipe(list(name, MOST_ROWS), v.minLength(1))),
  runs: optional(choose([usual, arms], (input) => (Array.isArray(input) ? arms : usual))),
  curves: optional(v.pipe(list(name, MOST_CURVES), v.minLength(1))),
  times: optional(v.pipe(list(time, MOST_COLUMNS), v.minLength(1))),
  width: optional(size),
  height: optional(size),
  dpi: optional(
    v.pipe(v.number(), v.minValue(limits.figureDpi.least), v.maxValue(limits.figureDpi.most)),
  ),
  fontSize: optional(
    v.pipe(v.number(), v.minValue(limits.figureFont.least), v.maxValue(limits.figureFont.most)),
  ),
  format: optional(v.picklist(FIGURE_FORMATS)),
  ground: optional(v.picklist(FIGURE_GROUNDS)),
  region: optional(v.picklist(["whole", "view"])),
  title: optional(text(300)),
  caption: optional(text(1000)),
  letters: optional(v.boolean()),
  scaleBar: optional(v.boolean()),
  timeLabels: optional(v.boolean()),
  colorBars: optional(v.boolean()),
});

export type FigureRequest = v.InferOutput<typeof figureSchema>;
type Named = "layout" | "width" | "dpi" | "fontSize" | "format" | "ground" | "region";
type Switches = "title" | "caption" | "letters" | "scaleBar" | "timeLabels" | "colorBars";
/** A request in which only what has a meaning of its own may be left out: fields, runs, times, curves, height. */
export type FigureSettings = FigureRequest & Required<Pick<FigureRequest, Named | Switches>>;

/** Sizes that journals and slides ask for, mm and points. */
export const FIGURE_SIZES = {
  single: { label: t`Single column, 85 mm`, width: 85, fontSize: 7, ground: "white" },
  double: { label: t`Double column, 180 mm`, width: 180, fontSize: 8, ground: "white" },
  slide: {
    label: t`Slide, 16:9`,
    width: 338.667,
    height: 190.5,
    fontSize: 18,
    ground: "black",
  },
} as const;

/** A request with everything that has a usual value. */
export function completeFigure(request: FigureRequest): FigureSettings {
  const { layout = "view" } = request;
  return {
    width: FIGURE_SIZES.single.width,
    dpi: 300,
    fontSize: FIGURE_SIZES.single.fontSize,
    format: "png",
    ground: "white",
    region: "whole",
    title: "",
    caption: "",
    letters: layout !== "view",
    scaleBar: true,
    timeLabels: true,
    colorBars: true,
    ...request,
    layout,
  };
}
