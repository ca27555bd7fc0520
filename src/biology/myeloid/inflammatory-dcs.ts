import type { ModuleDescription } from "../../model/description.ts";

/**
 * Monocytes that reach inflamed tissue may become dendritic cells (moDC), and under TNF-α the kind
 * that makes nitric oxide (Tip-DC). That NO was seen to help killing and to disable T cells. Which
 * of the two is a choice: the share that harms goes to the species of suppressors, the rest to those
 * that kill.
 */
export const inflammatoryDcs: ModuleDescription = {
  name: "inflammatory-dcs",
  label: "Inflammatory dendritic cells",
  note: "Monocyte-derived cells that make nitric oxide in inflamed tissue, for or against the tumor.",
  fields: {
    moDc: {
      kind: "population",
      label: "Monocyte-derived dendritic cells",
      unit: "1",
      diffusion: "moDcMotility",
      color: "#c9a227",
      note: "Volume fraction of dendritic cells made of monocytes.",
    },
    tipDc: {
      kind: "population",
      label: "Tip-DC",
      unit: "1",
      diffusion: "moDcMotility",
      color: "#f4d35e",
      note: "Volume fraction of dendritic cells that make TNF-α and nitric oxide.",
    },
  },
  parameters: {
    moDcDifferentiation: {
      label: "Monocytes to moDC",
      value: 2.8e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source: "assumed: 0.04 per day, a small share of newcomers; most become macrophages",
    },
    tipDcInduction: {
      label: "moDC to Tip-DC",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      note: "At full TNF-α.",
      source: "assumed: 0.5 per day, within their life",
    },
    tipDcReturn: {
      label: "Tip-DC to moDC",
      value: 1.4e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source: "assumed: 0.2 per day, so that they calm down within a week",
    },
    moDcDeath: {
      label: "Death of moDC",
      value: 6.9e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: as macrophages (d_mac_tme, 0.1 per day)",
    },
    moDcMotility: {
      label: "Motility of moDC",
      value: 2.1,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source: "assumed: as other dendritic cells (2 um/min, speed_DC, pc4covid19)",
    },
    tipDcNitricOxide: {
      label: "Nitric oxide from Tip-DC",
      value: 2e4,
      unit: "uM/min",
      min: 0,
      max: 2e5,
      note: "At a Tip-DC density of 1.",
      source:
        "assumed: Tip-DC in 1 % of the tissue then hold about 1 uM, where NO is lost at some 200 1/min",
    },
    tipDcSuppression: {
      label: "Share of NO that suppresses",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 1,
      note: "0: it only kills tumor. 1: it only disables T and NK cells.",
      source: "control",
    },
  },
  contributions: [{ to: "leukocyteDensity", add: "moDc + tipDc" }],
  processes: [
    {
      type: "convert",
      from: "m0",
      to: "moDc",
      rate: "moDcDifferentiation",
      label: "Monocytes to moDC",
      evidence: ["E0446"],
    },
    {
      type: "convert",
      from: "moDc",
      to: "tipDc",
      rate: "tipDcInduction*tnfSignal",
      label: "moDC to Tip-DC",
      evidence: ["E0441", "E0442"],
    },
    {
      type: "convert",
      from: "tipDc",
      to: "moDc",
      rate: "tipDcReturn",
      label: "Tip-DC to moDC",
    },
    { type: "loss", field: "moDc", rate: "moDcDeath", label: "Death of moDC" },
    { type: "loss", field: "tipDc", rate: "moDcDeath", label: "Death of Tip-DC" },
    {
      type: "source",
      field: "killerSpecies",
      rate: "tipDcNitricOxide*(1 - tipDcSuppression)*tipDc",
      label: "Nitric oxide that kills",
      evidence: ["E0443", "E0444"],
    },
    {
      type: "source",
      field: "suppressorSpecies",
      rate: "tipDcNitricOxide*tipDcSuppression*tipDc",
      label: "Nitric oxide that suppresses",
      evidence: ["E0443", "E0445"],
    },
  ],
};
