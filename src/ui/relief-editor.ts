import { COLOR_MAP_GROUPS } from "../look/color-map-names.ts";
import { reliefLook } from "../look/relief/look.ts";
import type { ReliefSetting } from "../look/relief/setting.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditor } from "./look-editor.ts";
import { selectRow, sliderRow } from "./look-rows.ts";
import { createMapRows } from "./map-rows.ts";
import { withSetting } from "./view-choice.ts";

const CHANNELS = "channels:";

/** What stands how high, and what colors it. */
export const reliefEditor: LookEditor<ReliefSetting> = {
  options: () => [{ group: "", entries: [{ key: "", label: t`Relief` }] }],
  present: () => "",
  choose: (_, last) => last,
  rows: (setting, context) => {
    const { model, choice, change } = context;
    const { height, field, channels, exaggeration } = setting;
    const next = (part: Partial<ReliefSetting>) => withSetting(choice, { ...setting, ...part });
    const named = [...model.fields, ...model.observables].map(
      ({ name, label }) => [name, label] as const,
    );
    const high = selectRow(t`Height`, "relief-height", named, height, (value) => {
      const follows = channels.length === 0 && field === height;
      change(
        next({
          height: value,
          heightWindow: "auto",
          ...(follows && { field: value, window: "auto" }),
        }),
      );
    });
    const composite = choice.settings.composite?.channels ?? [];
    const ofChannels =
      composite.length > 0 ? [[CHANNELS, t`Channels of the composite`] as const] : [];
    const shown = channels.length > 0 ? CHANNELS : field;
    const color = selectRow(t`Color`, "relief-color", [...ofChannels, ...named], shown, (value) =>
      change(
        value === CHANNELS
          ? next({ channels: composite })
          : next({ channels: [], field: value, window: "auto" }),
      ),
    );
    const rise = sliderRow({
      label: t`Exaggeration`,
      focus: "relief-rise",
      least: 0,
      most: 6,
      step: 0.1,
      value: exaggeration,
      words: (value) => value.toFixed(1),
      onInput: (value) => change(next({ exaggeration: value }), true),
      onChange: (value) => change(next({ exaggeration: value })),
    });
    const mapped =
      channels.length > 0
        ? []
        : [
            createMapRows(
              setting,
              COLOR_MAP_GROUPS,
              context,
              (part, isMoving) => change(next(part), isMoving),
              { style: reliefLook.windowStyle(setting) },
            ),
          ];
    return element("div", { class: "channel-list" }, high, color, ...mapped, rise);
  },
};
