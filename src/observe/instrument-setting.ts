import type { InstrumentContext } from "../instruments/instrument.ts";
import { instrumentOf } from "../instruments/instruments.ts";
import {
  checkInstrument,
  INSTRUMENT_KINDS,
  type InstrumentKind,
  type InstrumentSetting,
  instrumentSchema,
} from "../instruments/settings.ts";
import { ModelError } from "../model/error.ts";
import { didYouMean } from "../model/suggest.ts";
import { checkShape } from "../preset/check-shape.ts";

/** Throws a ModelError where there is no such instrument. */
export function requireKind(kind: unknown): InstrumentKind {
  const found = INSTRUMENT_KINDS.find((one) => one === kind);
  if (found !== undefined) return found;
  if (typeof kind !== "string") {
    throw new ModelError("kind", `an instrument is one of ${INSTRUMENT_KINDS.join(", ")}`);
  }
  const hint = didYouMean(kind, INSTRUMENT_KINDS) || `; there are ${INSTRUMENT_KINDS.join(", ")}`;
  throw new ModelError("kind", `there is no instrument "${kind.slice(0, 64)}"${hint}`);
}

/**
 * A setting of which some keys are given, the others as the instrument begins. Throws a ModelError where it is
 * none, or does not fit the model.
 */
export function completedSetting(
  kind: InstrumentKind,
  given: Readonly<Record<string, unknown>>,
  context: InstrumentContext,
): InstrumentSetting {
  const { label, either = [] } = instrumentOf(kind);
  const start = instrumentOf(kind).start(context);
  if (start === null) throw new ModelError(kind, `this model has nothing for: ${label}`);
  const chosen = either.find((keys) => keys.some((key) => Object.hasOwn(given, key)));
  const unwanted = chosen === undefined ? [] : either.filter((keys) => keys !== chosen).flat();
  const kept = Object.entries(start).filter(([key]) => !unwanted.includes(key));
  const whole = { ...Object.fromEntries(kept), id: "measured", ...given, kind };
  const setting = checkShape(instrumentSchema, whole, "");
  checkInstrument(setting, "", context);
  return setting;
}
