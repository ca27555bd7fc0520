import type { ModuleDescription } from "../../model/description.ts";
import { disseminationParameters } from "./dissemination-parameters.ts";

/**
 * Few tumor cells leave, too few for the tumor to notice, so spread is counted outside the picture:
 * mesenchymal and stem-like cells slip through walls that MMP-9 of neutrophils and macrophages,
 * TGF-β (RhoA in lymph endothelium) and CCL2 have loosened; N2 escort them in clusters through the
 * blood. N2 also prepare a distant site (pre-metastatic niche), where what arrives grows, unless the
 * T cells that the lymph node primed find it.
 */
export const dissemination: ModuleDescription = {
  name: "dissemination",
  label: "Dissemination",
  note: "Tumor cells that leave through leaky vessels, their escort, the pre-metastatic niche and distant growth.",
  fields: {
    shedTumor: {
      kind: "compartment",
      label: "Tumor cells shed",
      unit: "cell/mm^3",
      color: "#ffbe0b",
      note: "All that have left since the start, per volume of the tissue.",
    },
    circulatingTumor: {
      kind: "compartment",
      label: "Circulating tumor cells",
      unit: "cell/mm^3",
      color: "#fb8500",
      note: "In the blood now, per volume of the tissue that sheds them.",
    },
    nicheReadiness: {
      kind: "compartment",
      label: "Pre-metastatic niche",
      unit: "1",
      color: "#8338ec",
      note: "0 to 1: how well the distant site receives tumor cells.",
    },
    distantTumor: {
      kind: "compartment",
      label: "Distant tumor",
      unit: "cell/mm^3",
      color: "#3a86ff",
      note: "Cells of distant foci, per volume of the tissue that seeds them.",
    },
  },
  parameters: disseminationParameters,
  observables: {
    matrixProtease: {
      expression:
        "michaelis(neutrophilProtease + m2, proteaseCells)*(1 - coxProtease*coxInhibition)*(1 - mmpInhibition)",
      label: "MMP-9",
      unit: "1",
      note: "From neutrophils and M2, relative to a dense crowd.",
      evidence: ["E0045", "E0880", "E0973"],
    },
    vesselLeak: {
      expression:
        "1 - (1 - leakAtRest)*(1 - proteaseLeak*matrixProtease)*(1 - rhoaLeak*tgfBetaSignal)*(1 - ccl2Leak*hill(ccl2, leakCcl2, 2)*(1 - ccl2Blockade))*(1 - drugLeak*chemoLeak)",
      label: "Leaky walls",
      unit: "1",
      color: "#ffbe0b",
      note: "0 is tight, 1 is open.",
      evidence: ["E0895", "E0896", "E0903", "E0904", "E0894"],
    },
    exitRoutes: {
      expression: "perfusion + sprout + lymphRoute*(1 + lymphM2*m2Presence)",
      label: "Ways out",
      unit: "1",
      note: "Blood vessels, sprouts and lymph vessels, which M2 multiply.",
      evidence: ["E0873", "E0874", "E0875", "E0902", "E0905", "E0916"],
    },
    clusterEscort: {
      expression: "1 + n2Escort*michaelis(n2, escortN2)",
      label: "Escort by N2",
      unit: "1",
      evidence: ["E0571", "E0572"],
    },
    roaming: {
      expression:
        "(emt + emtAtRest)*(1 + stemRoaming*stemLikeShare)*(1 + tenascinRoaming*m2Presence + il17Roaming*il17Signal)",
      label: "Readiness to roam",
      unit: "1",
      evidence: ["E0024", "E0911", "E0869", "E0870", "E0337", "E0828", "E0656"],
    },
    escapeRate: {
      expression: "escape*roaming*vesselLeak*exitRoutes*clusterEscort",
      label: "Escape",
      unit: "1/min",
      color: "#ffe13c",
      note: "Share of the tumor cells at a place that leave, per min.",
    },
    exitFlux: {
      expression: "tumorCellDensity*mean(tumor*escapeRate)",
      label: "Exit flux",
      unit: "cell/(mm^3 min)",
      note: "Tumor cells that leave, per volume of the whole tissue and min.",
    },
  },
  processes: [
    { type: "source", field: "shedTumor", rate: "exitFlux", label: "Cells that leave" },
    {
      type: "source",
      field: "circulatingTumor",
      rate: "exitFlux",
      label: "Cells that leave",
      evidence: ["E0048", "E0024", "E0896"],
    },
    {
      type: "loss",
      field: "circulatingTumor",
      rate: "circulatingDeath/(1 + clusterSurvival*mean(tumor*michaelis(n2, escortN2))/mean(tumor))",
      label: "Death in the blood",
      evidence: ["E0572"],
    },
    {
      type: "source",
      field: "nicheReadiness",
      rate: "nicheBuilding*mean(tumor*michaelis(n2, escortN2))/mean(tumor)*max(0, 1 - nicheReadiness)",
      label: "Preparation by N2",
      evidence: ["E0574"],
    },
    { type: "loss", field: "nicheReadiness", rate: "nicheFading", label: "Fading of the niche" },
    {
      type: "source",
      field: "distantTumor",
      rate: "seeding*circulatingTumor*(nicheAtRest + nicheReadiness)",
      label: "Seeding",
      evidence: ["E0573", "E0575"],
    },
    {
      type: "growth",
      field: "distantTumor",
      rate: "distantGrowth",
      capacity: "tumorCellDensity",
      label: "Growth of distant foci",
    },
    {
      // PD-L2 of N2 in the niche silences the T cells that come.
      type: "loss",
      field: "distantTumor",
      rate: "distantKilling*primed*(1 - nichePdl2*nicheReadiness)",
      label: "Killing by primed T cells",
      evidence: ["E0209", "E0581", "E0582"],
    },
  ],
};
