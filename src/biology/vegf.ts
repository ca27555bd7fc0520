import type { ModuleDescription } from "../model/description.ts";
import { leukocytes } from "./leukocytes.ts";

/**
 * VEGF is the call of hypoxic tumor and M2 for vessels; neutrophils, Th17 and regulatory B cells add
 * theirs in their own modules. It sprouts vessels (module angiogenesis), hinders dendritic cells,
 * and helps tumor cells divide a little.
 */
export const vegf: ModuleDescription = {
  name: "vegf",
  label: "VEGF",
  note: "Made by tumor and M2 under HIF-1α; calls vessels and hinders dendritic cells.",
  fields: {
    vegf: {
      kind: "substrate",
      label: "VEGF",
      unit: "ng/mL",
      diffusion: "vegfDiffusion",
      color: "#ff5a1f",
    },
  },
  parameters: {
    vegfDiffusion: {
      label: "Diffusion of VEGF",
      value: 1626,
      unit: "um^2/min",
      min: 400,
      max: 6500,
      source: "D_VEGF-A_pdac, SPQSP_PDAC (412 to 6420); 1740 (D_VEGF-A_hcc)",
    },
    vegfDecay: {
      label: "Decay of VEGF",
      value: 0.0115,
      unit: "1/min",
      min: 0,
      max: 0.1,
      source: "lambda_VEGF-A_hcc, SPQSP (HCC)",
    },
    vegfVesselUptake: {
      label: "Uptake of VEGF by vessels",
      value: 3e-3,
      unit: "1/min",
      min: 0,
      max: 0.1,
      note: "Of healthy vessel density.",
      source: "U_VEGF, SPQSP_PDAC (5e-5 1/s)",
    },
    vegfUptake: {
      label: "Binding of VEGF by cells",
      value: 0.03,
      unit: "1/min",
      min: 0,
      max: 0.5,
      note: "By packed cells with its receptors, neuropilin and heparan sulfate.",
      source: "assumed: sqrt(D/k) = 190 um in packed tissue",
    },
    tumorVegf: {
      label: "VEGF from tumor",
      value: 0.016,
      unit: "ng/mL/min",
      min: 0,
      max: 0.5,
      note: "Of packed tumor in air.",
      source:
        "assumed: half of rel_VEGF (params.py, 1.27e-21 g per cell and second, 0.03 at 4e8 cells per mL), so that a core holds about two half-effect levels",
    },
    m2Vegf: {
      label: "VEGF from M2",
      value: 0.016,
      unit: "ng/mL/min",
      min: 0,
      max: 0.5,
      note: "At an M2 density of 1 in air.",
      source: "assumed: as much per volume as tumor",
    },
    vegfHypoxia: {
      label: "VEGF under HIF-1α",
      value: 7.15,
      unit: "1",
      min: 1,
      max: 20,
      note: "Times the secretion in air.",
      source: "HIF_VEGF, SPQSP_PDAC",
    },
    nsaidVegf: {
      label: "VEGF lost under a COX inhibitor",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a fifth; only the direction is known",
    },
    vegfHalf: {
      label: "VEGF of half effect",
      value: 1.5,
      unit: "ng/mL",
      min: 0.1,
      max: 20,
      source: "assumed: below the 2.41 ng/mL of SPQSP_PDAC (VEGF_50), which is for vessels alone",
    },
    vegfGrowthBoost: {
      label: "Growth added by VEGF",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: small; a direct help was reported for glioma",
    },
  },
  observables: {
    vegfSignal: {
      expression: "hill(vegf, vegfHalf, 2)*(1 - vegfBlockade)",
      label: "VEGF signal",
      unit: "1",
      color: "#ff5a1f",
      note: "What vessels, dendritic cells and tumor read, after the trap.",
      evidence: ["E0877"],
    },
    vegfGrowth: {
      expression: "vegfGrowthBoost*vegfSignal",
      label: "Growth support by VEGF",
      unit: "1",
      evidence: ["E0675"],
    },
    vegfSwitch: {
      expression: "(1 + (vegfHypoxia - 1)*hif)*(1 - nsaidVegf*coxInhibition)",
      label: "VEGF secretion under HIF-1α",
      unit: "1",
      note: "Times the secretion in air.",
      evidence: ["E0513", "E0972"],
    },
  },
  processes: [
    {
      type: "source",
      field: "vegf",
      rate: "tumorVegf*tumor*vegfSwitch",
      label: "Secretion by tumor",
    },
    {
      type: "source",
      field: "vegf",
      rate: "m2Vegf*m2*vegfSwitch",
      label: "Secretion by M2",
      evidence: ["E0513", "E0514", "E0940"],
    },
    { type: "loss", field: "vegf", rate: "vegfDecay", label: "Decay" },
    { type: "loss", field: "vegf", rate: "vegfVesselUptake*vessel", label: "Uptake by vessels" },
    {
      type: "loss",
      field: "vegf",
      rate: `vegfUptake*(tumor + ${leukocytes})`,
      label: "Binding by cells",
    },
  ],
};
