import type { Room } from "../room.ts";
import { antibodies } from "./antibodies.ts";
import { bCells } from "./b-cells.ts";
import { cd4Helpers } from "./cd4-helpers.ts";
import { cd8 } from "./cd8.ts";
import { checkpoints } from "./checkpoints.ts";
import { cytotoxicity } from "./cytotoxicity.ts";
import { gammaDelta } from "./gamma-delta.ts";
import { inkt } from "./inkt.ts";
import { lymphNode } from "./lymph-node.ts";
import { nk } from "./nk.ts";
import { sphingomyelin } from "./sphingomyelin.ts";
import { treg } from "./treg.ts";
import { tregCompensation } from "./treg-compensation.ts";

/** The room of lymphocytes. */
export const lymphoidRoom: Room = {
  name: "lymphoid",
  title: "Lymphocytes",
  promise:
    "T, NK, B and innate-like cells, the lymph node that primes them and the hits by which they kill. Gives densities, `cd8Cytotoxicity`, `nkCytotoxicity`, `lymphocyteKill` and what a checkpoint or a regulatory cell takes from them.",
  modules: [
    cd8,
    checkpoints,
    cytotoxicity,
    lymphNode,
    cd4Helpers,
    treg,
    tregCompensation,
    nk,
    sphingomyelin,
    gammaDelta,
    inkt,
    bCells,
    antibodies,
  ],
};
