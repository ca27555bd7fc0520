import type { ModuleDescription } from "../../model/description.ts";

/**
 * IL-2 is made by activated T cells and fed upon by all of them. Treg carry the high-affinity
 * receptor: they take what little there is, and saturate. Only a surplus reaches the receptor of
 * intermediate affinity on CD8 and NK cells, so that a low dose feeds suppressors and a high dose
 * their opponents.
 */
export const il2: ModuleDescription = {
  name: "il2",
  label: "IL-2",
  note: "Growth factor of T and NK cells; Treg capture it while it is scarce, effectors respond to the surplus.",
  fields: {
    il2: {
      kind: "substrate",
      label: "IL-2",
      unit: "ng/mL",
      diffusion: "il2Diffusion",
      color: "#ffe067",
      note: "Made by activated T cells; an IL-2 drug adds to it through vessels.",
    },
  },
  parameters: {
    il2Diffusion: {
      label: "Diffusion of IL-2",
      value: 412,
      unit: "um^2/min",
      range: [104, 1626],
      min: 100,
      max: 6700,
      source: "D_IL-2_pdac, SPQSP_PDAC (range 104 to 1626); 240 in SPQSP_HCC_GPU (D_IL-2_hcc)",
    },
    il2Decay: {
      label: "Decay of IL-2",
      value: 0.01,
      unit: "1/min",
      min: 1e-3,
      max: 0.3,
      source:
        "assumed: between 1.7e-3 (lambda_IL-2_hcc) and 0.2 1/min (k_IL2_deg_qspio); sqrt(D/k) = 200 um in tissue without lymphocytes",
    },
    il2Basal: {
      label: "IL-2 at rest",
      value: 8e-4,
      unit: "ng/mL/min",
      min: 0,
      max: 0.1,
      note: "Stands for naive T cells, dendritic cells and blood.",
      source:
        "assumed: holds 0.08 ng/mL where nothing takes it up, a sixth of the half-saturation of Treg, so that resident Treg are kept but do not multiply",
    },
    effectorIl2: {
      label: "IL-2 from CD8 effectors",
      value: 10,
      unit: "ng/mL/min",
      min: 0,
      max: 500,
      note: "At a density of 1 of fully working effectors.",
      source:
        "assumed: a fifth of rel_IL2 (1.43e-19 g per cell and second, 49 ng/mL/min for packed cells of 6.94 um), since cells secrete for hours after contact and not for days",
    },
    th1Il2: {
      label: "IL-2 from Th1",
      value: 2,
      unit: "ng/mL/min",
      min: 0,
      max: 500,
      note: "At a Th1 density of 1.",
      source:
        "assumed: a fifth of a fully working CD8 effector's, since Th1 are not counted by their vigor here",
    },
    tregIl2Uptake: {
      label: "Uptake of IL-2 by Treg",
      value: 13,
      unit: "1/min",
      min: 0,
      max: 200,
      note: "Of scarce IL-2, at a Treg density of 1.",
      source:
        "assumed: tissue that is 0.15 % Treg then loses twice as much scarce IL-2 to them as to decay",
    },
    tregIl2Saturation: {
      label: "IL-2 that saturates Treg",
      value: 1.5,
      unit: "ng/mL",
      min: 0.05,
      max: 20,
      source:
        "assumed: three times the IL-2 of half response, because receptors are taken in and replaced",
    },
    effectorIl2Uptake: {
      label: "Uptake of IL-2 by effectors",
      value: 0.3,
      unit: "1/min",
      min: 0,
      max: 20,
      note: "At a density of 1 of CD8, NK and helper cells.",
      source:
        "assumed: a fortieth of Treg's, for the receptor of intermediate affinity; it does not saturate at these levels",
    },
    il2EffectorHalf: {
      label: "IL-2 of half effector response",
      value: 5,
      unit: "ng/mL",
      min: 0.5,
      max: 50,
      source: "IL2_50_qspio, QSPIO-TNBC (0.32 nM, 16 kDa)",
    },
    tregIl2Half: {
      label: "IL-2 of half Treg response",
      value: 0.5,
      unit: "ng/mL",
      min: 0.01,
      max: 10,
      source: "assumed: a tenth of the effectors', for the receptor of high affinity",
    },
  },
  observables: {
    il2Signal: {
      expression: "hill(il2, il2EffectorHalf, 3)",
      label: "IL-2 surplus for effectors",
      unit: "1",
      evidence: ["E0060", "E0061", "E0071", "E0072"],
    },
    tregIl2Signal: {
      expression: "hill(il2, tregIl2Half, 2)",
      label: "IL-2 response of Treg",
      unit: "1",
      evidence: ["E0062", "E0068", "E0070"],
    },
    tregIl2Loss: {
      expression: "tregIl2Uptake*treg*inhibit(il2, tregIl2Saturation, 1)",
      label: "Loss of IL-2 to Treg",
      unit: "1/min",
    },
    effectorIl2Loss: {
      expression: "effectorIl2Uptake*(cd8Density + nkDensity + helperDensity)",
      label: "Loss of IL-2 to effectors",
      unit: "1/min",
    },
    tregIl2Capture: {
      expression: "tregIl2Loss/(tregIl2Loss + effectorIl2Loss + il2Decay)",
      label: "Share of IL-2 captured by Treg",
      unit: "1",
      note: "Falls as the level rises, since their receptor saturates.",
      evidence: ["E0074"],
    },
  },
  processes: [
    { type: "source", field: "il2", rate: "il2Basal", label: "Secretion at rest" },
    {
      type: "source",
      field: "il2",
      rate: "effectorIl2*cd8Cytotoxicity*antigenContact",
      label: "Secretion by CD8 effectors",
      evidence: ["E0057"],
    },
    {
      type: "source",
      field: "il2",
      rate: "th1Il2*th1*targetContact",
      label: "Secretion by Th1",
      evidence: ["E0052", "E0212"],
    },
    { type: "loss", field: "il2", rate: "il2Decay", label: "Decay" },
    {
      type: "loss",
      field: "il2",
      rate: "tregIl2Loss",
      label: "Capture by Treg",
      evidence: ["E0462", "E0070"],
    },
    {
      type: "loss",
      field: "il2",
      rate: "effectorIl2Loss",
      label: "Uptake by effectors",
    },
  ],
};
