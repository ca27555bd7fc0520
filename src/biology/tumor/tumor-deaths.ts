/**
 * What removes living tumor, each a rate per cell in 1/min that the module of the killer defines.
 * Deaths of a module that is not chosen are worth 0.
 */
export const tumorDeaths = [
  "hypoxicDeath*anoxia",
  "tumorDeath",
  "m1Kill",
  "n1Kill",
  "lymphocyteKill",
  "adccKill",
  "gdKill",
  "inktKill",
  "tnfKill",
  "cytokineSenescence",
  "speciesKill",
  "chemoKill",
  "cytotoxicDrugKill",
  "carMKill",
  "radiationKill",
  "disulfidptosisKill",
] as const;

export type TumorDeath = (typeof tumorDeaths)[number];

/** The sum of all of them but those named. */
export function tumorDeathsBut(...left: readonly TumorDeath[]): string {
  return tumorDeaths.filter((death) => !left.includes(death)).join(" + ");
}
