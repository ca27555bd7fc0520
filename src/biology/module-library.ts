import type { ModuleDescription } from "../model/description.ts";
import { rooms } from "./rooms.ts";

/** Every part of the biology that a preset may choose by name. They compose in any subset. */
export const moduleLibrary: readonly ModuleDescription[] = rooms.flatMap(({ modules }) => modules);
