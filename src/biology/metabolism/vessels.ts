import type { ModuleDescription } from "../../model/description.ts";

/**
 * Capillaries lie closer together than most voxels are wide, so `vessel` is a density of them, 1 in
 * healthy tissue, that packed cells press shut. Larger vessels are drawn: `trunk` is the share of the
 * voxel that is their lumen; their wall withstands what closes a capillary. Both together carry the
 * `perfusion`, on which other modules hang what blood brings and takes. It is linear in both, so that
 * totals do not depend on the voxel.
 */
export const vessels: ModuleDescription = {
  name: "vessels",
  label: "Blood vessels",
  note: "Capillaries, which growing tumor squeezes shut, and larger vessels, which hold. Supply oxygen and glucose, clear lactate and acid, let cells in.",
  fields: {
    vessel: {
      kind: "static",
      label: "Capillaries",
      unit: "1",
      initial: 1,
      color: "#583944",
      note: "Density of open capillaries; 1 is healthy tissue.",
      source: "normalized: 72 per mm2 (see oxygenExchange)",
    },
    trunk: {
      kind: "static",
      label: "Larger vessels",
      unit: "1",
      color: "#583944",
      note: "Share of the place that is the lumen of a larger vessel, 0 to 1.",
      source: "geometry; none unless a preset draws them",
    },
  },
  parameters: {
    vesselCollapse: {
      label: "Collapse of capillaries",
      value: 7e-4,
      unit: "1/min",
      range: [1.9e-4, 1.4e-3],
      min: 0,
      max: 5e-3,
      source:
        "1 per day in packed tumor, between numbers of the model tumorcode (thierry3000/tumorcode at f7d8530): a vessel of a tumor in which little flows deflates in 12 h (1.4e-3), and the wall of a capillary, 4.5 um, wears off by 0.05 um per h, in 90 h (1.9e-4), from images of Holash et al.; the slower loss of 0.004 per day (k_vas_decay, SPQSP_PDAC) is turnover, not compression",
    },
    collapseDensity: {
      label: "Packing that closes capillaries",
      value: 0.25,
      unit: "1",
      min: 0.1,
      max: 1,
      source:
        "assumed: half of the packing of grown tumor here, 0.5 beside its macrophages; capillaries within tumor are rare, vessels 257 um apart against 118 um (Dewhirst et al. 1989, PMID 2745213)",
    },
    vesselRecovery: {
      label: "Reopening of capillaries",
      value: 1.4e-4,
      unit: "1/min",
      range: [1e-4, 3.5e-4],
      min: 0,
      max: 5e-3,
      note: "Where tumor no longer presses.",
      source:
        "0.2 per day, as an order of magnitude: tumors that VEGF inhibition had left with half of their vessels are full of them 7 days after it ends (Mancuso et al. 2006, 10.1172/JCI24612), 1e-4 to 3e-4 if that is one to three times the mean time, and vessels are wider 48 and 96 h after paclitaxel (Griffon-Etienne et al. 1999, PMID 10446995), 3.5e-4 to 1.7e-4",
    },
    trunkFlow: {
      label: "Perfusion of larger vessels",
      value: 5,
      unit: "1",
      min: 0,
      max: 30,
      note: "Where all of the place is lumen, relative to the capillaries of healthy tissue.",
      source:
        "assumed: trees of radius 12 to 28 um fill about 5 % of the tissue drawn here, beside capillaries of density 0.7; 5 then makes the mean perfusion of healthy tissue about 1. Their wall alone, 1/R of surface per lumen at R = 20 um against 2 pi 3.5 um at 72 capillaries per mm2, would be worth 30, but arteries among them let hardly a cell or protein pass",
    },
  },
  observables: {
    vesselFunction: {
      expression: "(1 - vesselSickness)*(1 - stressPerfusionLoss)",
      label: "Working vessels",
      unit: "1",
      note: "Sick or scorched vessels carry less.",
    },
    capillaryPerfusion: {
      expression: "(vessel + sproutFlow)*vesselFunction",
      label: "Perfusion by capillaries",
      unit: "1",
    },
    trunkPerfusion: {
      expression: "trunkFlow*trunk*vesselFunction",
      label: "Perfusion by larger vessels",
      unit: "1",
    },
    perfusion: {
      expression: "capillaryPerfusion + trunkPerfusion",
      label: "Perfusion",
      unit: "1",
      color: "#d54250",
      note: "What the vessels carry to the tissue; 1 is healthy tissue.",
    },
  },
  processes: [
    {
      // Packed tumor, alive or dead, presses capillaries shut.
      type: "loss",
      field: "vessel",
      rate: "vesselCollapse*hill(tumor + dead, collapseDensity, 4)",
      label: "Compression",
      evidence: ["E0730"],
    },
    {
      type: "source",
      field: "vessel",
      rate: "vesselRecovery*inhibit(tumor + dead, collapseDensity, 4)*max(0, 1 - vessel)",
      label: "Reopening",
    },
  ],
};
