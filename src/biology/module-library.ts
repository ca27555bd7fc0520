import type { ModuleDescription } from "../model/description.ts";
import { ablation } from "./ablation.ts";
import { adenosine } from "./adenosine.ts";
import { alarmins } from "./alarmins.ts";
import { aminoAcids } from "./amino-acids.ts";
import { angiogenesis } from "./angiogenesis.ts";
import { antibodies } from "./antibodies.ts";
import { bCells } from "./b-cells.ts";
import { cd4Helpers } from "./cd4-helpers.ts";
import { cd8 } from "./cd8.ts";
import { checkpoints } from "./checkpoints.ts";
import { clones } from "./clones.ts";
import { cytotoxicity } from "./cytotoxicity.ts";
import { dendriticCells } from "./dendritic-cells.ts";
import { dissemination } from "./dissemination.ts";
import { disulfidptosis } from "./disulfidptosis.ts";
import { fibroblasts } from "./fibroblasts.ts";
import { gammaDelta } from "./gamma-delta.ts";
import { glucose } from "./glucose.ts";
import { granulocyteAttractants } from "./granulocyte-attractants.ts";
import { il2 } from "./il2.ts";
import { il6 } from "./il6.ts";
import { il10 } from "./il10.ts";
import { inflammatoryDcs } from "./inflammatory-dcs.ts";
import { inkt } from "./inkt.ts";
import { interferonGamma } from "./interferon-gamma.ts";
import { lactate } from "./lactate.ts";
import { leukemia } from "./leukemia.ts";
import { lipids } from "./lipids.ts";
import { lymphNode } from "./lymph-node.ts";
import { lymphoidAttractants } from "./lymphoid-attractants.ts";
import { macrophages } from "./macrophages.ts";
import { matrix } from "./matrix.ts";
import { mdsc } from "./mdsc.ts";
import { microbiota } from "./microbiota.ts";
import { myeloidAttractants } from "./myeloid-attractants.ts";
import { nerve } from "./nerve.ts";
import { neutrophils } from "./neutrophils.ts";
import { nk } from "./nk.ts";
import { oncogenes } from "./oncogenes.ts";
import { oxygen } from "./oxygen.ts";
import { pge2 } from "./pge2.ts";
import { plasmacytoidDcs } from "./plasmacytoid-dcs.ts";
import { reactiveSpecies } from "./reactive-species.ts";
import { readouts } from "./readouts.ts";
import { senescence } from "./senescence.ts";
import { sphingomyelin } from "./sphingomyelin.ts";
import { succinate } from "./succinate.ts";
import { tamSubsets } from "./tam-subsets.ts";
import { tgfBeta } from "./tgf-beta.ts";
import { therapyLibrary } from "./therapies/therapy-library.ts";
import { tnf } from "./tnf.ts";
import { treg } from "./treg.ts";
import { tregCompensation } from "./treg-compensation.ts";
import { tryptophan } from "./tryptophan.ts";
import { tumor } from "./tumor.ts";
import { typeIInterferon } from "./type-i-interferon.ts";
import { vegf } from "./vegf.ts";
import { vesicles } from "./vesicles.ts";
import { vessels } from "./vessels.ts";

/** Every part of the biology that a preset may choose by name. They compose in any subset. */
export const moduleLibrary: readonly ModuleDescription[] = [
  // Blood and metabolism
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
  // Tumor
  tumor,
  clones,
  disulfidptosis,
  oncogenes,
  vesicles,
  senescence,
  ablation,
  dissemination,
  leukemia,
  // Signals
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
  // Myeloid cells
  macrophages,
  tamSubsets,
  neutrophils,
  mdsc,
  dendriticCells,
  plasmacytoidDcs,
  inflammatoryDcs,
  // Lymphocytes
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
  // Stroma and vessels
  fibroblasts,
  matrix,
  nerve,
  microbiota,
  angiogenesis,
  readouts,
  // Therapies
  ...therapyLibrary,
];
