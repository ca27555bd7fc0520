import { distanceInstrument } from "./distance/instrument.ts";
import { cellsInstrument } from "./drawn-cells/instrument.ts";
import { histogramInstrument } from "./histogram/instrument.ts";
import type {
  Finding,
  Instrument,
  InstrumentContext,
  Moment,
  Reading,
  SettingBase,
  Wants,
} from "./instrument.ts";
import { kymographInstrument } from "./kymograph/instrument.ts";
import { phaseInstrument } from "./phase/instrument.ts";
import { probeInstrument } from "./probe/instrument.ts";
import { profileInstrument } from "./profile/instrument.ts";
import { radialInstrument } from "./radial/instrument.ts";
import { regionInstrument } from "./region/instrument.ts";
import type { InstrumentKind, InstrumentSetting } from "./settings.ts";

/** Every kind of instrument, one line each, as the page lists them; its rows in the panel stand in ui/instruments/editors.ts. */
export const INSTRUMENTS: {
  readonly [K in InstrumentKind]: Pick<AnyInstrument, "kind" | "label" | "note" | "overTime">;
} = {
  probe: probeInstrument,
  region: regionInstrument,
  profile: profileInstrument,
  distance: distanceInstrument,
  radial: radialInstrument,
  kymograph: kymographInstrument,
  histogram: histogramInstrument,
  phase: phaseInstrument,
  cells: cellsInstrument,
};

/** A kind seen without its types: a setting is of the kind that it names, so its instrument takes it. */
export type AnyInstrument = Instrument<SettingBase & InstrumentSetting, unknown>;

export function instrumentOf(kind: InstrumentKind): AnyInstrument {
  return INSTRUMENTS[kind] as unknown as AnyInstrument;
}

/** What has to be read for it. */
export function wantsOf(setting: InstrumentSetting, context: InstrumentContext): Wants {
  return instrumentOf(setting.kind).wants(setting as never, context);
}

/** One moment in numbers. */
export function takeMoment(
  setting: InstrumentSetting,
  reading: Reading,
  context: InstrumentContext,
): Moment {
  const value = instrumentOf(setting.kind).take(setting as never, reading, context);
  return { time: reading.time, value };
}

/** What these moments say: of an instrument of the present, the last one. */
export function findingOf(
  setting: InstrumentSetting,
  moments: readonly Moment[],
  context: InstrumentContext,
): Finding {
  return instrumentOf(setting.kind).show(setting as never, moments, context);
}

/** What it is called: by its person, else by its kind. */
export function titleOf({ kind, name }: InstrumentSetting): string {
  return name ?? INSTRUMENTS[kind].label;
}
