import type { Field, Model } from "../model/model.ts";
import type {
  ChannelSetting,
  ColorMapName,
  CompositeSetting,
  DrawnSetting,
  PolarizationSetting,
  SingleFieldSetting,
  Window,
} from "../model/view-setting.ts";

/** What the user has chosen to look at: all modes are kept, so that switching loses nothing. */
export interface ViewChoice {
  readonly mode: "composite" | "field" | "polarization";
  readonly channels: readonly ChoiceChannel[];
  readonly single: SingleFieldSetting;
  readonly polarization: PolarizationSetting;
  /** Contours of the composite. */
  readonly contours: CompositeSetting["contours"];
  /** z index of the slice, 0 in 2D. */
  readonly slice: number;
}

export interface ChoiceChannel extends ChannelSetting {
  readonly visible: boolean;
}

/** The preset's setting as a choice; the mode that it leaves out gets sensible contents. */
export function choiceOf(setting: DrawnSetting, model: Model, slice: number): ViewChoice {
  const polarization =
    setting.mode === "polarization" ? setting : polarizationOf(model.axes[0]?.name ?? "");
  if (setting.mode === "composite") {
    const channels = setting.channels.map((channel) => ({ ...channel, visible: true }));
    const field = setting.channels[0]?.field ?? firstField(model);
    const single = singleField(field, "auto");
    return { mode: "composite", channels, single, polarization, contours: setting.contours, slice };
  }
  const shown = model.fields.filter(({ color }) => color !== undefined).slice(0, 3);
  const channels = shown.map((field) => ({
    field: field.name,
    color: field.color ?? "#ffffff",
    window: "auto" as const,
    visible: true,
  }));
  const single =
    setting.mode === "field" ? setting : singleField(shown[0]?.name ?? firstField(model), "auto");
  const { mode } = setting;
  return { mode, channels, single, polarization, contours: [], slice };
}

/** What the stage is asked to draw. */
export function settingOf(choice: ViewChoice): DrawnSetting {
  if (choice.mode === "field") return choice.single;
  if (choice.mode === "polarization") return choice.polarization;
  const channels = choice.channels
    .filter(({ visible }) => visible)
    .map(({ field, color, window }) => ({ field, color, window }));
  return { mode: "composite", channels, contours: choice.contours };
}

/** An axis with a window that follows the data. */
export function polarizationOf(axis: string): PolarizationSetting {
  return { mode: "polarization", axis, density: "auto", contours: [] };
}

export function singleField(
  field: string,
  window: Window,
  map: ColorMapName = "viridis",
): SingleFieldSetting {
  return { mode: "field", field, map, window, contours: [] };
}

/** The choice with one channel changed. */
export function withChannel(
  choice: ViewChoice,
  index: number,
  change: Partial<ChoiceChannel>,
): ViewChoice {
  const channels = choice.channels.map((channel, at) =>
    at === index ? { ...channel, ...change } : channel,
  );
  return { ...choice, channels };
}

function firstField(model: Model): string {
  const field: Field | undefined = model.fields[0];
  return field?.name ?? model.observables[0]?.name ?? "";
}
