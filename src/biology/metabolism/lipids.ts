import type { ModuleDescription } from "../../model/description.ts";

/**
 * Late tissue is fatty: the dead leave their lipids and lipid-laden fibroblasts add theirs. M2,
 * MDSC, Treg and IL-17 γδ T cells take fatty acids up through CD36 and live on them where sugar is
 * short. A CD36 antibody leaves the fat in the tissue and takes the benefit away.
 */
export const lipids: ModuleDescription = {
  name: "lipids",
  label: "Fatty acids and CD36",
  note: "Fat from the dead and from stroma, fuel of M2, MDSC, Treg and IL-17 γδ T cells.",
  fields: {
    fattyAcid: {
      kind: "substrate",
      label: "Fatty acids",
      unit: "mM",
      diffusion: "fattyAcidDiffusion",
      initial: "bloodFattyAcid",
      color: "#ffe45e",
    },
  },
  parameters: {
    fattyAcidDiffusion: {
      label: "Diffusion of fatty acids",
      value: 2000,
      unit: "um^2/min",
      min: 200,
      max: 1e4,
      source: "assumed: as a protein of albumin's size, which carries them",
    },
    bloodFattyAcid: {
      label: "Fatty acids in blood",
      value: 0.4,
      unit: "mM",
      min: 0.05,
      max: 2,
      source: "assumed: 0.2 to 0.7 mM of free fatty acids (textbook)",
    },
    fattyAcidExchange: {
      label: "Exchange with blood",
      value: 0.03,
      unit: "1/min",
      min: 0,
      max: 0.5,
      source:
        "assumed: sqrt(D/k) = 260 um; slower than small molecules, since albumin carries them",
    },
    necrosisLipid: {
      label: "Fatty acids from the dead",
      value: 0.15,
      unit: "mM/min",
      min: 0,
      max: 2,
      note: "Where the dead fill the tissue.",
      source: "assumed: debris in a fifth of the tissue then triples the level of healthy tissue",
    },
    stromaLipid: {
      label: "Fatty acids from lipid-laden fibroblasts",
      value: 0.15,
      unit: "mM/min",
      min: 0,
      max: 2,
      note: "At a lipoCAF density of 1.",
      source: "assumed: as the dead",
    },
    fattyAcidUse: {
      label: "Use by other tissue",
      value: 5e-3,
      unit: "1/min",
      min: 0,
      max: 0.1,
      source: "assumed: a sixth of the exchange, so that healthy tissue is near blood's level",
    },
    cd36Uptake: {
      label: "Uptake through CD36",
      value: 0.06,
      unit: "1/min",
      min: 0,
      max: 1,
      note: "By M2, MDSC, Treg and IL-17 γδ T cells at a density of 1.",
      source: "assumed: in a fifth of the tissue they take up half of what vessels exchange",
    },
    cd36Reach: {
      label: "Reach of the CD36 antibody",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a tenth of the uptake gets past a full dose",
    },
    fattyAcidHalf: {
      label: "Fatty acids of half benefit",
      value: 0.8,
      unit: "mM",
      min: 0.05,
      max: 10,
      source: "assumed: twice blood's level, so that healthy tissue gives little benefit",
    },
  },
  observables: {
    cd36Entry: {
      expression: "1 - cd36Reach*cd36Blockade",
      label: "CD36 left open",
      unit: "1",
      evidence: ["E0546"],
    },
    fatDenied: {
      expression: "hill(fattyAcid, fattyAcidHalf, 2)*cd36Reach*cd36Blockade",
      label: "Fat kept from cells",
      unit: "1",
      note: "What the CD36 antibody takes of the benefit of fat.",
      evidence: ["E0546"],
    },
    lipidSignal: {
      expression: "hill(fattyAcid, fattyAcidHalf, 2)*cd36Entry",
      label: "Lipid fuel",
      unit: "1",
      color: "#e9c46a",
      note: "How much M2, MDSC, Treg and IL-17 γδ T cells gain from fat, after the antibody.",
      evidence: ["E0543", "E0545"],
    },
  },
  processes: [
    {
      type: "exchange",
      field: "fattyAcid",
      rate: "fattyAcidExchange*perfusion",
      target: "bloodFattyAcid",
      label: "Exchange with blood",
    },
    {
      type: "source",
      field: "fattyAcid",
      rate: "necrosisLipid*dead",
      label: "From the dead",
      evidence: ["E0006"],
    },
    {
      type: "source",
      field: "fattyAcid",
      rate: "stromaLipid*lipoCaf",
      label: "From lipid-laden fibroblasts",
    },
    {
      type: "loss",
      field: "fattyAcid",
      rate: "cd36Uptake*(m2 + mdsc + treg + gdIl17)*cd36Entry",
      label: "Uptake through CD36",
      evidence: ["E0544", "E0545", "E0546"],
    },
    { type: "loss", field: "fattyAcid", rate: "fattyAcidUse", label: "Use by other tissue" },
  ],
};
