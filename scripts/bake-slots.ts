import { writeFileSync } from "node:fs";
import { makeSlots } from "../src/look/tissue/make-slots.ts";
import { slotsFile } from "../src/look/tissue/slots-file.ts";

/** Writes the seats of the tissue look, which take too long to relax on every page. */
writeFileSync("src/look/tissue/slots-data.ts", slotsFile(makeSlots()));
