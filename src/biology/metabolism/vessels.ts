import type { ModuleDescription } from "../../model/description.ts";

/**
 * Capillaries lie closer together than most voxels are wide, so `vessel` is a density of perfused
 * vessels, not a drawing of them: 1 is the density of healthy tissue, more is a larger vessel. What
 * they carry is `perfusion`, on which other modules hang what blood brings and takes: oxygen,
 * glucose, lactate, cells, drugs.
 */
export const vessels: ModuleDescription = {
  name: "vessels",
  label: "Blood vessels",
  note: "Perfused vessels, which growing tumor squeezes shut. Supply oxygen and glucose, clear lactate, let monocytes in.",
  fields: {
    vessel: {
      kind: "static",
      label: "Vessels",
      unit: "1",
      initial: 1,
      color: "#d8d2ff",
      note: "Density of open vessels; 1 is healthy tissue.",
      source: "normalized; vessels fill about 2 % of a tumor's volume (gamma_T_qspio, QSPIO-TNBC)",
    },
  },
  parameters: {
    vesselCollapse: {
      label: "Vessel collapse",
      value: 7e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source:
        "assumed: 1 per day in packed tumor, so that overgrown vessels close within days; the slower loss of 0.004 per day (k_vas_decay, SPQSP_PDAC) is turnover, not compression",
    },
    collapseDensity: {
      label: "Packing that closes vessels",
      value: 0.5,
      unit: "1",
      min: 0.2,
      max: 1,
      source: "assumed: tumor presses on vessels once its cells fill half of the space",
    },
    vesselRecovery: {
      label: "Vessel reopening",
      value: 1.4e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      note: "Where tumor no longer presses.",
      source:
        "assumed: 0.2 per day; compressed vessels reopen within days once cells around them die, slower than they close",
    },
    sturdyVessel: {
      label: "Density of sturdy vessels",
      value: 2,
      unit: "1",
      min: 0.5,
      max: 20,
      source:
        "assumed: a voxel with twice the density of healthy tissue holds a larger vessel, whose wall withstands what closes a capillary; such vessels keep the cords of living tumor that pathologists see (Thomlinson and Gray 1955)",
    },
  },
  observables: {
    perfusion: {
      expression: "(vessel + sproutFlow)*(1 - vesselSickness)*(1 - stressPerfusionLoss)",
      label: "Perfusion",
      unit: "1",
      note: "What the vessels carry; 1 is healthy tissue. Sick or scorched vessels carry less.",
    },
  },
  processes: [
    {
      // Packed tumor, alive or dead, presses capillaries shut; a thicker wall holds longer.
      type: "loss",
      field: "vessel",
      rate: "vesselCollapse*hill(tumor + dead, collapseDensity, 4)*inhibit(vessel, sturdyVessel, 4)",
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
