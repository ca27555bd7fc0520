import type { Room } from "../room.ts";
import { alarmins } from "./alarmins.ts";
import { granulocyteAttractants } from "./granulocyte-attractants.ts";
import { il2 } from "./il2.ts";
import { il6 } from "./il6.ts";
import { il10 } from "./il10.ts";
import { interferonGamma } from "./interferon-gamma.ts";
import { lymphoidAttractants } from "./lymphoid-attractants.ts";
import { myeloidAttractants } from "./myeloid-attractants.ts";
import { tgfBeta } from "./tgf-beta.ts";
import { tnf } from "./tnf.ts";
import { typeIInterferon } from "./type-i-interferon.ts";
import { vegf } from "./vegf.ts";

/** The room of signals. */
export const signalsRoom: Room = {
  name: "signals",
  title: "Signals",
  promise:
    "Molecules that cells send each other: one file a molecule, with its reach and its receptors. Gives for each a signal between 0 and 1 (`il10Signal`, `ccl2Signal`) that already holds the half-saturation and what a drug does to the receptor. Cells add to a source by a contribution.",
  modules: [
    interferonGamma,
    typeIInterferon,
    tnf,
    il2,
    il6,
    il10,
    tgfBeta,
    alarmins,
    vegf,
    myeloidAttractants,
    granulocyteAttractants,
    lymphoidAttractants,
  ],
};
