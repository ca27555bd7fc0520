import { ModelError } from "../../model/error.ts";
import { didYouMean } from "../../model/suggest.ts";
import { t } from "../../texts/text.ts";
import { colorMapColor } from "../color-maps.ts";
import { singleField } from "../field/look.ts";
import type { Look, LookContext, ProbeLine, Window } from "../look.ts";
import { describeField } from "../parts/labels.ts";
import { requireShown, resolveContours, resolveWindow } from "../parts/resolve.ts";
import { type DifferenceFile, differenceSchema } from "./schema.ts";
import type { DifferenceSetting, DifferenceView } from "./setting.ts";

/** Where in the map the colors stand by which a legend and a probe name the two signs. */
const LESS = 0.2;
const MORE = 0.8;

export const differenceLook: Look<DifferenceFile, DifferenceSetting, DifferenceView> = {
  mode: "difference",
  sources: 2,
  schema: differenceSchema,
  resolve: ({ field, against, map = "balance", window, contours }, place, context) => {
    requireShown(field, `${place}.field`, context);
    return {
      mode: "difference",
      field,
      against: requireArm(against, `${place}.against`, context),
      map,
      window: requireCentered(resolveWindow(window, `${place}.window`), `${place}.window`),
      contours: resolveContours(contours, place, context),
    };
  },
  /** It does not know what to compare with: who has two runs makes the setting. */
  start: () => null,
  alone: ({ field, contours }) => ({ ...singleField(field), contours }),
  followed: ({ field, window }) => (window === "auto" ? [field] : []),
  windowStyle: () => ({ anchor: "centered" }),
  describe: ({ field, against, map, window }, values) => ({
    mode: "difference",
    ...describeField(field, values),
    against,
    map,
    window: window === "auto" ? values.autoWindow(field) : window,
    contours: [],
  }),
  painted: ({ field }) => [{ field }],
  legend: ({ map, against }) => [
    { mark: "light", color: colorMapColor(map, MORE), text: t`More`, detail: t`than ${against}` },
    { mark: "light", color: colorMapColor(map, LESS), text: t`Less`, detail: t`than ${against}` },
  ],
  /** Levels of contours are of the field, not of its difference: none is marked. */
  colorBar: ({ mode: _, against: __, label, ...bar }) => ({
    ...bar,
    label: `Δ ${label}`,
    contours: [],
  }),
  probe: ({ field, label, unit, against, map }, read) => {
    const [here, there] = [read(field, 0), read(field, 1)];
    const line = (text: string, value: number | undefined, color: string | null): ProbeLine[] =>
      value === undefined ? [] : [{ label: text, unit, value, color }];
    const difference = here === undefined || there === undefined ? undefined : here - there;
    const color = colorMapColor(map, (difference ?? 0) < 0 ? LESS : MORE);
    return [
      ...line(label, here, null),
      ...line(`${label}, ${against}`, there, null),
      ...line(t`Difference`, difference, color),
    ];
  },
};

/** A file's own view must say what it compares with: the label of one of the runs to compare. */
function requireArm(against: string, place: string, { arms = [] }: LookContext): string {
  if (arms.includes(against)) return against;
  const known =
    arms.length === 0
      ? t`there is no run to compare with`
      : t`the runs to compare with are ${arms.map((arm) => `"${arm}"`).join(", ")}`;
  throw new ModelError(
    place,
    `no run is called "${against}"${didYouMean(against, arms)}; ${known}`,
  );
}

function requireCentered(window: Window, place: string): Window {
  if (window === "auto" || window[0] === -window[1]) return window;
  const [low, high] = window;
  const size = Math.max(Math.abs(low), Math.abs(high));
  throw new ModelError(
    place,
    `must have 0 in its middle, such as [${-size}, ${size}], but is [${low}, ${high}]`,
  );
}
