import type { Room } from "../room.ts";
import { dendriticCells } from "./dendritic-cells.ts";
import { inflammatoryDcs } from "./inflammatory-dcs.ts";
import { macrophages } from "./macrophages.ts";
import { mdsc } from "./mdsc.ts";
import { neutrophils } from "./neutrophils.ts";
import { plasmacytoidDcs } from "./plasmacytoid-dcs.ts";
import { tamSubsets } from "./tam-subsets.ts";

/** The room of myeloid cells. */
export const myeloidRoom: Room = {
  name: "myeloid",
  title: "Myeloid cells",
  promise:
    "Macrophages, neutrophils, MDSC and dendritic cells: how they come, turn, leave and die. Gives densities, the shares that a polarization is read by (`m2Share`, `n2Share`), what they suppress and what they eat.",
  modules: [
    macrophages,
    tamSubsets,
    neutrophils,
    mdsc,
    dendriticCells,
    plasmacytoidDcs,
    inflammatoryDcs,
  ],
};
