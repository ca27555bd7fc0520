import type { ModuleDescription } from "../../model/description.ts";

/**
 * Each glucose that is fermented leaves two lactate, and a proton with each. Lactate is carried as a
 * concentration; pH is read from it, as an observable, through the buffer of the tissue.
 */
export const lactate: ModuleDescription = {
  name: "lactate",
  label: "Lactate and pH",
  note: "Exported by glycolytic tumor, cleared by vessels. The pH is read from it.",
  fields: {
    lactate: {
      kind: "substrate",
      label: "Lactate",
      unit: "mM",
      diffusion: "lactateDiffusion",
      initial: "bloodLactate",
      color: "#e69f00",
    },
  },
  parameters: {
    lactateDiffusion: {
      label: "Diffusion of lactate",
      value: 1.67e4,
      unit: "um^2/min",
      min: 3e3,
      max: 6e4,
      source: "D_lac_b, 1e6 um^2/h (Bassi 1987)",
    },
    bloodLactate: {
      label: "Lactate in blood",
      value: 1,
      unit: "mM",
      min: 0,
      max: 5,
      source: "assumed: resting blood, 0.5 to 2 mM (textbook)",
    },
    lactateExchange: {
      label: "Lactate clearance by vessels",
      value: 0.12,
      unit: "1/min",
      min: 0.01,
      max: 1,
      source:
        "assumed: sqrt(D/k) = 370 um, so that the acid halo reaches some vessels beyond the tumor; the core then stands within the 4 to 40 mM of tumors (lac_tumour)",
    },
    lactateExport: {
      label: "Lactate export",
      value: 4,
      unit: "mM/min",
      min: 0,
      max: 12,
      note: "Of packed tumor at full glycolysis; an MCT inhibitor lowers it.",
      source: "assumed: two lactate for each glucose of the full glycolytic flux, 2 mM/min",
    },
    lactateAerobicShare: {
      label: "Export kept in air",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: as the glycolysis that feeds it",
    },
    acidLactate: {
      label: "Lactate of half acid stress",
      value: 6,
      unit: "mM",
      min: 1,
      max: 40,
      source: "assumed: pH 6.65; acid traps and silences T and NK cells",
    },
    regulatoryLactateUse: {
      label: "Lactate burned by suppressors",
      value: 0.3,
      unit: "1/min",
      min: 0,
      max: 5,
      note: "By Treg and M2 at a density of 1.",
      source: "assumed: a tenth of the tissue then adds a quarter to the clearance by vessels",
    },
    pHOfBlood: {
      label: "pH of blood",
      value: 7.4,
      unit: "1",
      min: 7,
      max: 7.6,
      source: "textbook",
    },
    pHPerLactate: {
      label: "pH drop per lactate",
      value: 0.15,
      unit: "1/mM",
      min: 0,
      max: 0.3,
      source:
        "assumed: 4 mM above blood give pH 6.8, where M2-like macrophages were enhanced (pH_M2, El-Kenawi et al. 2019); tumors span 5.7 to 7.0 (pH_tumour)",
    },
  },
  observables: {
    pH: {
      expression: "pHOfBlood - pHPerLactate*(lactate - bloodLactate)",
      label: "pH",
      unit: "1",
      evidence: ["E0115"],
    },
    acidity: {
      expression: "hill(lactate, acidLactate, 2)",
      label: "Acid stress",
      unit: "1",
      color: "#e69f00",
      note: "0 in healthy tissue, 1/2 at the lactate that halves what T and NK cells can do.",
      evidence: ["E0115"],
    },
  },
  processes: [
    {
      type: "source",
      field: "lactate",
      rate: "lactateExport*tumor*(lactateAerobicShare + (1 - lactateAerobicShare)*hif)*(1 + il6Glycolysis)*(1 + krasLactate)*(1 - fuelShortage)",
      label: "Export by tumor",
      evidence: ["E0114", "E0789"],
    },
    {
      type: "exchange",
      field: "lactate",
      rate: "lactateExchange*perfusion",
      target: "bloodLactate",
      label: "Clearance by vessels",
    },
    {
      type: "loss",
      field: "lactate",
      rate: "regulatoryLactateUse*(treg + m2*(1 + mhc2LowTam))",
      label: "Use by Treg and M2",
      evidence: ["E0466", "E0549"],
    },
  ],
};
