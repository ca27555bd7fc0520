import type { Room } from "../room.ts";
import { therapyLibrary } from "./therapy-library.ts";

/** The room of therapies. */
export const therapiesRoom: Room = {
  name: "therapies",
  title: "Therapies",
  promise:
    "Drugs, cells and procedures. Each gives one effect between 0 and 1 (`pd1Blockade`, `csf1rInhibition`) that the file of the cell or molecule that suffers it names; how a drug travels from plasma to tissue is written once, for antibodies and for small molecules.",
  modules: therapyLibrary,
};
