import type { DataSet } from "../data/data-set.ts";
import { channelColors } from "../look/channel-colors.ts";
import type { Preset } from "./preset.ts";

/** What is saved of a run of a preset. */
export interface WantedData {
  /** Fields and observables. */
  readonly names: readonly string[];
  /** Of the frames, min. */
  readonly times: readonly number[];
  /** Version of Milieu. */
  readonly version: string;
  /** Colors that a picture gives to fields. */
  readonly shown?: ReadonlyMap<string, string>;
  /** Opens what is run. */
  readonly link?: string;
}

/** What files of a run hold and say of themselves: names, units and colors as the preset's model has them. */
export function dataSetOf(
  { name, title, scenario }: Preset,
  { names, times, version, shown, link }: WantedData,
): DataSet {
  const { model, grid, seed, parameters } = scenario;
  const known = new Map(
    [...model.fields, ...model.observables].map((one) => [one.name, one] as const),
  );
  const colors = channelColors(model, names, shown);
  return {
    grid,
    times,
    channels: names.map((channel, index) => ({
      name: channel,
      label: known.get(channel)?.label ?? channel,
      unit: known.get(channel)?.unit ?? "1",
      color: colors[index] ?? "#ffffff",
    })),
    about: {
      title,
      ...(name === undefined ? {} : { preset: name }),
      version,
      seed,
      parameters,
      ...(link === undefined ? {} : { link }),
    },
  };
}
