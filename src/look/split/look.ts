import type { AutoWindowStyle } from "../auto-window.ts";
import { compositeLook } from "../composite/look.ts";
import { fieldLook } from "../field/look.ts";
import type { Look } from "../look.ts";
import { resolveContours } from "../parts/resolve.ts";
import { type SplitFile, splitSchema } from "./schema.ts";
import type { SplitSetting, SplitView } from "./setting.ts";
import { sideLook } from "./sides.ts";

const MIDDLE = 0.5;

export const splitLook: Look<SplitFile, SplitSetting, SplitView> = {
  mode: "split",
  sources: 1,
  schema: splitSchema,
  resolve: ({ left, right, at = MIDDLE, contours }, place, context) => ({
    mode: "split",
    left: sideLook(left).resolve(left as never, `${place}.left`, context),
    right: sideLook(right).resolve(right as never, `${place}.right`, context),
    at,
    contours: resolveContours(contours, place, context),
  }),
  start: (model, shown) => {
    const left = compositeLook.start(model, shown);
    const right = fieldLook.start(model, shown);
    if (left === null || right === null) return null;
    return { mode: "split", left, right, at: MIDDLE, contours: [] };
  },
  followed: ({ left, right }, model) => [
    ...new Set([left, right].flatMap((one) => sideLook(one).followed(one, model))),
  ],
  /** One field that is on both sides has one window: from 0 where a side is light on black. */
  windowStyle: ({ left, right }): AutoWindowStyle => {
    const styles = [left, right].map((one) => sideLook(one).windowStyle(one));
    return styles.find(({ anchor }) => anchor === "zero") ?? styles[0] ?? { anchor: "range" };
  },
  describe: ({ left, right, at }, values) => ({
    mode: "split",
    left: sideLook(left).describe(left, values),
    right: sideLook(right).describe(right, values),
    at,
    contours: [],
  }),
  painted: ({ left, right }) => [left, right].flatMap((one) => sideLook(one).painted(one)),
  legend: ({ left, right }) => [left, right].flatMap((one) => sideLook(one).legend(one)),
  colorBar: ({ left, right }) => sideLook(left).colorBar(left) ?? sideLook(right).colorBar(right),
  poleKey: ({ left, right }) =>
    sideLook(left).poleKey?.(left) ?? sideLook(right).poleKey?.(right) ?? null,
  probe: ({ left, right }, read, place) => {
    const lines = [left, right].flatMap((one) => sideLook(one).probe(one, read, place));
    return lines.filter(
      ({ label, unit }, index) =>
        lines.findIndex((line) => line.label === label && line.unit === unit) === index,
    );
  },
};
