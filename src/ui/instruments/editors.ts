import type { InstrumentKind, SettingOf } from "../../instruments/settings.ts";
import { t } from "../../texts/text.ts";
import type { Control } from "./control.ts";

/** What a person can set of an instrument of one kind, besides where it is. */
export type InstrumentEditor<K extends InstrumentKind> = readonly Control<SettingOf<K>>[];

/** The rows of every kind of instrument. */
export const INSTRUMENT_EDITORS: { readonly [K in InstrumentKind]: InstrumentEditor<K> } = {
  probe: [{ type: "fields" }],
  region: [{ type: "fields" }, { type: "region" }],
  profile: [{ type: "fields" }],
  distance: [{ type: "fields" }, { type: "edge", key: "inside", label: t`Distance from` }],
  radial: [{ type: "fields" }],
  kymograph: [{ type: "field", key: "field", label: t`Field` }],
  histogram: [
    { type: "field", key: "field", label: t`Field` },
    { type: "condition", key: "where", label: t`Only where` },
  ],
  phase: [
    { type: "field", key: "x", label: t`Across` },
    { type: "field", key: "y", label: t`Upwards` },
  ],
  cells: [
    {
      type: "choice",
      key: "show",
      label: t`Show`,
      options: [
        { value: "pairs", label: t`Pair correlation` },
        { value: "neighbors", label: t`Nearest neighbors` },
      ],
    },
    { type: "cells", key: "from", label: t`From` },
    { type: "cells", key: "to", label: t`To` },
  ],
};
