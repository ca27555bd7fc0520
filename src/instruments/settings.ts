import * as v from "valibot";
import { ModelError } from "../model/error.ts";
import { list } from "../model/schema-parts.ts";
import { distanceKeys } from "./distance/setting.ts";
import { cellsKeys } from "./drawn-cells/setting.ts";
import { histogramKeys } from "./histogram/setting.ts";
import type { CheckContext, InstrumentKeys, SettingBase, StartOf } from "./instrument.ts";
import { kymographKeys } from "./kymograph/setting.ts";
import { phaseKeys } from "./phase/setting.ts";
import { probeKeys } from "./probe/setting.ts";
import { profileKeys } from "./profile/setting.ts";
import { radialKeys } from "./radial/setting.ts";
import { regionKeys } from "./region/setting.ts";

/** How every kind of instrument is written in a document, one line each; what it does stands in instruments.ts. */
export const INSTRUMENT_KEYS = {
  probe: probeKeys,
  region: regionKeys,
  profile: profileKeys,
  distance: distanceKeys,
  radial: radialKeys,
  kymograph: kymographKeys,
  histogram: histogramKeys,
  phase: phaseKeys,
  cells: cellsKeys,
} as const;

type Keys = typeof INSTRUMENT_KEYS;
export type InstrumentKind = keyof Keys;
export type SettingOf<K extends InstrumentKind> = v.InferOutput<Keys[K]["schema"]>;
/** One instrument of a document. */
export type InstrumentSetting = { [K in InstrumentKind]: SettingOf<K> }[InstrumentKind];
export type InstrumentStart = StartOf<InstrumentSetting>;

export const INSTRUMENT_KINDS = Object.keys(INSTRUMENT_KEYS) as readonly InstrumentKind[];
/** On one page. */
export const MOST_INSTRUMENTS = 24;

/** Any kind of instrument, told apart by `kind`. */
export const instrumentSchema = v.variant(
  "kind",
  INSTRUMENT_KINDS.map((kind) => INSTRUMENT_KEYS[kind].schema) as never,
) as unknown as v.GenericSchema<InstrumentSetting>;

export const instrumentsSchema = v.pipe(
  list(instrumentSchema, MOST_INSTRUMENTS),
  v.check(
    (all) => new Set(all.map(({ id }) => id)).size === all.length,
    "two instruments have the same id",
  ),
);

/** Throws a ModelError, which names the key, where the instrument does not fit the model. */
export function checkInstrument(
  setting: InstrumentSetting,
  place: string,
  context: CheckContext,
): void {
  const { slice } = setting;
  if (slice !== undefined && slice >= context.grid.nz) {
    throw new ModelError(`${place}.slice`, `there are ${context.grid.nz} slices, from 0`);
  }
  const keys = INSTRUMENT_KEYS[setting.kind] as unknown as InstrumentKeys<SettingBase>;
  keys.check(setting, place, context);
}
