import type { ModuleDescription } from "../../model/description.ts";

/**
 * T cells grown outside the body and given back. In the tumor they are CD8 effectors like others
 * (module cd8), with all that quiets them; BRAF and MEK inhibitors together let more of them in.
 */
export const adoptiveTransfer: ModuleDescription = {
  name: "adoptive-transfer",
  label: "Adoptive T-cell transfer",
  note: "Tumor-specific T cells put into blood; they join the CD8 effectors. Usual dose: add 1 to transferredTCells.",
  fields: {
    transferredTCells: {
      kind: "compartment",
      label: "Transferred T cells",
      unit: "1",
      color: "#7cc7ff",
      note: "In blood, in usual doses.",
    },
  },
  parameters: {
    transferLoss: {
      label: "Loss from blood",
      value: 1.6e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: half in three days, to spleen, lung and liver",
    },
    transferEntry: {
      label: "Entry",
      value: 5e-7,
      unit: "1/min",
      min: 0,
      max: 1e-4,
      note: "Through healthy vessels at full call, per usual dose in blood.",
      source: "assumed: as CAR-T cells (carTEntry)",
    },
    transferCxcl10Half: {
      label: "CXCL9/10 of half entry",
      value: 1.1,
      unit: "ng/mL",
      min: 0.01,
      max: 50,
      source: "assumed: as CD8 cells of the body's own",
    },
    transferInhibitorGain: {
      label: "Entry added under BRAF and MEK inhibitors",
      value: 1,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: doubled, as the pair brings antigens and MHC back",
    },
  },
  processes: [
    { type: "loss", field: "transferredTCells", rate: "transferLoss", label: "Loss from blood" },
    {
      type: "source",
      field: "cd8Eff",
      rate: "transferEntry*perfusion*transferredTCells*(0.2 + 0.8*michaelis(cxcl10, transferCxcl10Half))*(1 - 0.85*matrixBarrier)*(1 + transferInhibitorGain*brafInhibition*mekInhibition)*max(0, 1 - cd8Density/cd8Capacity)",
      label: "Entry of transferred cells",
      evidence: ["E0172", "E0982", "E0983", "E0984", "E0985"],
    },
  ],
};
