import type { ModuleDescription } from "../model/description.ts";
import { glucose } from "./glucose.ts";
import { il10 } from "./il10.ts";
import { interferonGamma } from "./interferon-gamma.ts";
import { lactate } from "./lactate.ts";
import { macrophages } from "./macrophages.ts";
import { myeloidAttractants } from "./myeloid-attractants.ts";
import { oxygen } from "./oxygen.ts";
import { tumor } from "./tumor.ts";
import { vessels } from "./vessels.ts";

/** Every part of the biology that a preset may choose by name. They compose in any subset. */
export const moduleLibrary: readonly ModuleDescription[] = [
  vessels,
  oxygen,
  glucose,
  lactate,
  tumor,
  interferonGamma,
  il10,
  myeloidAttractants,
  macrophages,
];
