import type { ModuleDescription } from "../../model/description.ts";
import { acid } from "./acid.ts";

/** Each glucose that is fermented leaves two lactate, and a proton with each (acid.ts). */
export const lactate: ModuleDescription = {
  name: "lactate",
  label: "Lactate and pH",
  note: "Lactate of glycolytic tumor, and the acid of fermentation and respiration, from which the pH is read; both cleared by vessels, each at its own pace.",
  fields: {
    lactate: {
      kind: "substrate",
      label: "Lactate",
      unit: "mM",
      diffusion: "lactateDiffusion",
      initial: "bloodLactate",
      color: "#ffdc00",
    },
    ...acid.fields,
  },
  parameters: {
    lactateDiffusion: {
      label: "Diffusion of lactate",
      value: 1e4,
      unit: "um^2/min",
      range: [5e3, 1.7e4],
      min: 3e3,
      max: 6e4,
      source:
        "D-lactate in extract of muscle, 2.26e-6 cm2/s = 1.36e4 (Sidell and Hazel 1987, J Exp Biol 129:191); lactate and others in ischemic brain of rats, 5e3 to 7e3 (Dreher et al. 2001, Magn Reson Med 45:383)",
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
      value: 0.08,
      unit: "1/min",
      min: 0.01,
      max: 1,
      source:
        "assumed: two thirds of the rate at which glucose comes in; tumor then holds about 5 mM where it is well supplied and 10 mM where it is not (4.7 and 12.3 umol/g, Walenta et al. 1997, in PMC6595206); sqrt(D/k) = 350 um",
    },
    lactateExport: {
      label: "Lactate export",
      value: 4,
      unit: "mM/min",
      min: 0,
      max: 12,
      note: "Of packed tumor at full glycolysis; an MCT inhibitor lowers it.",
      source: "two lactate for each glucose of the full glycolytic flux, 2 mM/min",
    },
    lactateAerobicShare: {
      label: "Export kept in air",
      value: 0.5,
      unit: "1",
      range: [0.24, 0.71],
      min: 0,
      max: 1,
      source:
        "between 0.24 and 0.71: in nine lines glycolysis makes 24 to 52 % of ATP in air (Wu et al. 2016, 10.18632/oncotarget.9746), which is the share if it makes all of it without oxygen; at most 1/1.4, as EMT6 takes 40 % more glucose without oxygen (Casciari et al. 1992). Below the share of glycolysis that is kept, as part of the pyruvate is burned in air",
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
    ...acid.parameters,
  },
  observables: {
    lactateRelease: {
      expression:
        "lactateExport*tumor*(lactateAerobicShare + (1 - lactateAerobicShare)*hif)*(1 + il6Glycolysis)*(1 + krasLactate)*(1 - fuelShortage)",
      label: "Export of lactate",
      unit: "mM/min",
      evidence: ["E0114", "E0789"],
    },
    ...acid.observables,
  },
  processes: [
    {
      type: "source",
      field: "lactate",
      rate: "lactateRelease",
      label: "Export by tumor",
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
    ...acid.processes,
  ],
};
