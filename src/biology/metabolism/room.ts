import type { Room } from "../room.ts";
import { adenosine } from "./adenosine.ts";
import { aminoAcids } from "./amino-acids.ts";
import { angiogenesis } from "./angiogenesis.ts";
import { glucose } from "./glucose.ts";
import { lactate } from "./lactate.ts";
import { lipids } from "./lipids.ts";
import { oxygen } from "./oxygen.ts";
import { pge2 } from "./pge2.ts";
import { reactiveSpecies } from "./reactive-species.ts";
import { succinate } from "./succinate.ts";
import { tryptophan } from "./tryptophan.ts";
import { vessels } from "./vessels.ts";

/** The room of blood and metabolism. */
export const metabolismRoom: Room = {
  name: "metabolism",
  title: "Blood and metabolism",
  promise:
    "Where the blood flows and what it brings. Gives the others `perfusion`, and what a lack or an excess means to a cell, each as a number between 0 and 1: `hypoxia`, `hif`, `fuelShortage`, `acidity`, `aminoAcidShortage`, the signals of adenosine, PGE2, kynurenine, succinate and lipids. A room that names one of these need not know a concentration.",
  modules: [
    vessels,
    oxygen,
    glucose,
    lactate,
    lipids,
    tryptophan,
    aminoAcids,
    succinate,
    adenosine,
    pge2,
    reactiveSpecies,
    angiogenesis,
  ],
};
