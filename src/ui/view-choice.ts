import type { Field, Model } from "../model/model.ts";
import type {
  ChannelSetting,
  ColorMapName,
  CompositeSetting,
  SingleFieldSetting,
  Window,
} from "../model/view-setting.ts";

/** What the user has chosen to look at: both modes are kept, so that switching loses nothing. */
export interface ViewChoice {
  readonly mode: "composite" | "field";
  readonly channels: readonly ChoiceChannel[];
  readonly single: SingleFieldSetting;
  /** Contours of the composite. */
  readonly contours: CompositeSetting["contours"];
  /** z index of the slice, 0 in 2D. */
  readonly slice: number;
}

export interface ChoiceChannel extends ChannelSetting {
  readonly visible: boolean;
}

/** The preset's setting as a choice; the mode that it leaves out gets sensible contents. */
export function choiceOf(
  setting: CompositeSetting | SingleFieldSetting,
  model: Model,
  slice: number,
): ViewChoice {
  if (setting.mode === "composite") {
    const channels = setting.channels.map((channel) => ({ ...channel, visible: true }));
    const field = setting.channels[0]?.field ?? firstField(model);
    const single = singleField(field, "auto");
    return { mode: "composite", channels, single, contours: setting.contours, slice };
  }
  const shown = model.fields.filter(({ color }) => color !== undefined).slice(0, 3);
  const channels = shown.map((field) => ({
    field: field.name,
    color: field.color ?? "#ffffff",
    window: "auto" as const,
    visible: true,
  }));
  return { mode: "field", channels, single: setting, contours: [], slice };
}

/** What the stage is asked to draw. */
export function settingOf(choice: ViewChoice): CompositeSetting | SingleFieldSetting {
  if (choice.mode === "field") return choice.single;
  const channels = choice.channels
    .filter(({ visible }) => visible)
    .map(({ field, color, window }) => ({ field, color, window }));
  return { mode: "composite", channels, contours: choice.contours };
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
