import { DIVERGING_MAPS } from "../look/color-map-names.ts";
import type { DifferenceSetting } from "../look/difference/setting.ts";
import { t } from "../texts/text.ts";
import type { LookEditor } from "./look-editor.ts";
import { createMapRows } from "./map-rows.ts";
import { withSetting } from "./view-choice.ts";

/** The difference of two runs; it is chosen where runs are compared, and only changed here. */
export const differenceEditor: LookEditor<DifferenceSetting> = {
  options: (_, shown) =>
    shown === undefined
      ? []
      : [{ group: "", entries: [{ key: shown.field, label: t`Difference of two runs` }] }],
  present: ({ field }) => field,
  choose: (_, last) => last,
  rows: (setting, context) =>
    createMapRows(
      setting,
      { Diverging: DIVERGING_MAPS },
      context,
      ({ window = setting.window, map = setting.map }) =>
        context.change(withSetting(context.choice, { ...setting, map, window: centered(window) })),
    ),
};

/** 0 stays in the middle: the wider side of what was asked for counts for both. */
function centered(window: DifferenceSetting["window"]): DifferenceSetting["window"] {
  if (window === "auto") return window;
  const size = Math.max(...window.map(Math.abs));
  return [-size, size];
}
