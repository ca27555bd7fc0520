import type { CompositeChannel } from "../look/composite/setting.ts";
import { type DrawnSetting, LOOKS, MODES, type Mode, type SettingOf } from "../look/looks.ts";
import { resolveView, viewNames } from "../look/views.ts";
import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";

/** What the user has chosen to look at: the settings of all looks are kept, so that switching loses nothing. */
export interface ViewChoice {
  readonly mode: Mode;
  /** Absent: the look cannot show this model. */
  readonly settings: { readonly [M in Mode]?: SettingOf<M> };
  /** z index of the slice, 0 in 2D. */
  readonly slice: number;
}

/** A setting as a choice; the looks that it leaves out get sensible contents. */
export function choiceOf(
  setting: DrawnSetting,
  model: Model,
  slice: number,
  dimensions: 2 | 3 = 2,
): ViewChoice {
  const shown = viewNames(resolveView(setting, model, () => [0, 1]));
  const modes = MODES.filter((mode) => mode !== "volume" || dimensions === 3);
  const others = modes.flatMap((mode) => LOOKS[mode].start(model, shown) ?? []);
  const settings = Object.fromEntries([...others, setting].map((one) => [one.mode, one]));
  return { mode: setting.mode, settings, slice };
}

/** What the stage is asked to draw. */
export function settingOf({ mode, settings }: ViewChoice): DrawnSetting {
  const setting = settings[mode];
  if (setting === undefined) throw new Error(t`The view "${mode}" has no setting.`);
  return setting;
}

/** The choice with this setting shown. */
export function withSetting(choice: ViewChoice, setting: DrawnSetting): ViewChoice {
  const { mode } = setting;
  return { ...choice, mode, settings: { ...choice.settings, [mode]: setting } };
}

/** The composite with one channel changed. */
export function withChannel(
  choice: ViewChoice,
  index: number,
  change: Partial<CompositeChannel>,
): ViewChoice {
  const { composite } = choice.settings;
  if (composite === undefined) return choice;
  const channels = composite.channels.map((channel, at) =>
    at === index ? { ...channel, ...change } : channel,
  );
  return withSetting(choice, { ...composite, channels });
}
