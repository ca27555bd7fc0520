import {
  checkInstrument,
  type InstrumentSetting,
  instrumentSchema,
  MOST_INSTRUMENTS,
} from "../../instruments/settings.ts";
import { ModelError } from "../../model/error.ts";
import { text } from "../../model/schema-parts.ts";
import { t } from "../../texts/text.ts";
import type { LabDocument } from "../document.ts";
import { commandKind, commandSchema, type DocumentDraft } from "./command-kind.ts";

/** An instrument in full: another one, or, with the id of one that there is, that one as it is now. */
export const setInstrument = commandKind({
  schema: commandSchema("set-instrument", { instrument: instrumentSchema }),
  apply: (draft, { instrument }, { context }) => {
    checkInstrument(instrument, "instrument", context);
    const at = draft.instruments.findIndex(({ id }) => id === instrument.id);
    const own = instrument as DocumentDraft["instruments"][number];
    if (at >= 0) draft.instruments[at] = own;
    else if (draft.instruments.length < MOST_INSTRUMENTS) draft.instruments.push(own);
    else throw new ModelError("instrument", `there may be at most ${MOST_INSTRUMENTS} instruments`);
  },
  label: ({ instrument }, before) =>
    before.instruments.some(({ id }) => id === instrument.id)
      ? t`Change ${nameOf(instrument)}`
      : t`Add ${nameOf(instrument)}`,
});

export const removeInstrument = commandKind({
  schema: commandSchema("remove-instrument", { id: text(64) }),
  apply: (draft, { id }) => {
    const at = draft.instruments.findIndex((one) => one.id === id);
    if (at < 0) throw new ModelError("id", `there is no instrument "${id}"`);
    draft.instruments.splice(at, 1);
  },
  label: ({ id }, { instruments }) => {
    const gone = instruments.find((one) => one.id === id);
    return gone === undefined ? t`Remove an instrument` : t`Remove ${nameOf(gone)}`;
  },
});

/** An id that no instrument of the document has. */
export function freeInstrumentId({ instruments }: Pick<LabDocument, "instruments">): string {
  for (let number = 1; ; number++) {
    if (!instruments.some(({ id }) => id === `i${number}`)) return `i${number}`;
  }
}

const NAMES: Readonly<Record<InstrumentSetting["kind"], string>> = {
  probe: t`a pinned probe`,
  region: "a region",
  profile: t`a line profile`,
  distance: t`a distance profile`,
  radial: t`a radial mean`,
  kymograph: "a kymograph",
  histogram: "a histogram",
  phase: t`a phase plot`,
  cells: t`the cells`,
};

function nameOf({ kind, name }: InstrumentSetting): string {
  return name ?? NAMES[kind];
}
