import type { ModuleDescription } from "../../model/description.ts";

/**
 * TNF-α and IFN-γ together, neither alone, stop tumor cells for good: they live on and no longer
 * divide. But senescent cells, of tumor or of aged stroma, secrete factors (SASP) that speed the
 * growth of the others and suppress immunity. Immune cells clear them slowly.
 */
export const senescence: ModuleDescription = {
  name: "senescence",
  label: "Senescence",
  note: "Tumor cells arrested by TNF-α with IFN-γ, aged stroma, and the growth-promoting secretions of both.",
  fields: {
    senescent: {
      kind: "static",
      label: "Senescent tumor",
      unit: "1",
      color: "#b3b4b4",
      note: "Volume fraction of tumor cells that have stopped dividing.",
    },
  },
  parameters: {
    senescenceRate: {
      label: "Arrest by TNF-α with IFN-γ",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "Where both are plentiful.",
      source:
        "assumed: 0.1 per day; a few days of both arrest a culture, in tissue few cells see both",
    },
    senescentClearance: {
      label: "Clearance of senescent cells",
      value: 2.1e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source: "assumed: 0.03 per day, a month",
    },
    senescentStroma: {
      label: "Senescent stroma",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "0.2 to 0.4 is plenty.",
      source: "control",
    },
    saspHalf: {
      label: "Senescent tumor of half SASP",
      value: 0.15,
      unit: "1",
      min: 0.01,
      max: 1,
      source: "assumed: one cell in seven",
    },
    saspGrowthBoost: {
      label: "Growth added by SASP",
      value: 0.35,
      unit: "1",
      min: 0,
      max: 2,
      source: "assumed: about as much as M2 add; only the direction is known",
    },
    saspIl10: {
      label: "IL-10 from SASP",
      value: 2.4e-3,
      unit: "ng/mL/min",
      min: 0,
      max: 0.1,
      note: "In packed tumor at full SASP.",
      source: "assumed: a third of what as many M2 secrete (k_IL10_sec_qspio)",
    },
  },
  observables: {
    cytokineSenescence: {
      expression: "senescenceRate*cytokineArrest",
      label: "Arrest",
      unit: "1/min",
      evidence: ["E0101", "E0102"],
    },
    saspSignal: {
      expression: "min(1, senescentStroma + michaelis(senescent, saspHalf))",
      label: "SASP",
      unit: "1",
      note: "0 to 1: secretions of senescent stroma and tumor.",
      color: "#8d93c9",
      evidence: ["E0812"],
    },
    saspGrowth: {
      expression: "saspGrowthBoost*saspSignal",
      label: "Growth added by SASP",
      unit: "1",
      evidence: ["E0813"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "tumor",
      to: "senescent",
      rate: "cytokineSenescence",
      label: "Arrest",
      evidence: ["E0101", "E0102"],
    },
    {
      type: "loss",
      field: "senescent",
      rate: "senescentClearance",
      label: "Clearance",
    },
    {
      type: "source",
      field: "il10",
      rate: "saspIl10*saspSignal*tumor",
      label: "Suppression by SASP",
      evidence: ["E0814"],
    },
  ],
};
