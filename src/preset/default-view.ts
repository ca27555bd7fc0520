import type { Field, Model } from "../model/model.ts";
import type {
  ChannelSetting,
  CompositeSetting,
  SingleFieldSetting,
} from "../model/view-setting.ts";

const MOST_CHANNELS = 5;

/** Told apart by people who confuse red and green, too; additive on black. */
const PALETTE = ["#4c6ef5", "#ffb000", "#12b886", "#f03e8c", "#c8c0ff", "#ff7043"] as const;

/** Populations in color; a model without any shows its first field through a color map. */
export function defaultView(model: Model): CompositeSetting | SingleFieldSetting {
  const populations = model.fields.filter(({ kind }) => kind === "population");
  const [only] = model.fields;
  if (populations.length === 0 && only !== undefined) {
    return { mode: "field", field: only.name, map: "viridis", window: "auto", contours: [] };
  }
  const channels = populations
    .slice(0, MOST_CHANNELS)
    .map((field, i) => channelOf(field, i, model));
  return { mode: "composite", channels, contours: [] };
}

function channelOf({ name }: Field, index: number, model: Model): ChannelSetting {
  return { field: name, color: colorOf(name, index, model), window: "auto" };
}

/** The color that a field or observable has of its own, or one by its place in the picture. */
export function colorOf(name: string, index: number, model: Model): string {
  const named = [...model.fields, ...model.observables].find(
    (candidate) => candidate.name === name,
  );
  return named?.color ?? (PALETTE[index % PALETTE.length] as string);
}
