import type { ModuleDescription } from "../../model/description.ts";
import { carrierParameters } from "./carrier-parameters.ts";
import { plasmaParts, usualDose } from "./drug-kinetics.ts";

const inBlood = {
  field: "carrier",
  label: "Carrier",
  color: "#67e0a3",
  unit: "ug/mL",
  transport: "smallDrug",
  kinetics: {
    mouse: {
      amount: "50 mg/kg of temozolomide in particles into a vein",
      days: 1,
      level: 1000,
      levelSource: "50 mg/kg in 0.05 L/kg of plasma, which particles do not leave",
      halfLife: 1200,
      halfLifeSource: "assumed: 20 h (10 to 30 h); coated particles circulate for about a day",
      absorption: 2,
      absorptionSource: "assumed: into a vein",
    },
    human: {
      amount: "150 mg/m2 of temozolomide in particles into a vein",
      days: 1,
      level: 77,
      levelSource: "270 mg in 3.5 L of plasma, which particles do not leave",
      halfLife: 2400,
      halfLifeSource: "assumed: 40 h (20 to 70 h), longer than in a mouse",
      absorption: 20,
      absorptionSource: "assumed: half of an infusion",
    },
  },
} as const;
const blood = plasmaParts(inBlood);

/**
 * Temozolomide in particles. They leave the blood slowly, through a wall that lets a hundredth of
 * the dose into a tumor (0.7 % in the median of studies, Wilhelm 2016, 10.1038/natrevmats.2016.14),
 * stay in tissue for a day or two, and open where it is acid or where light falls. Plasma then holds
 * little free drug, which spares T cells and the rest of the body; the particles themselves take
 * some Treg and MDSC away and turn macrophages.
 */
export const carrier: ModuleDescription = {
  name: "carrier",
  label: "Drug carrier",
  note: `Particles that hold temozolomide (module chemotherapy) and open where it is acid, or under light. ${usualDose(inBlood)} That is the amount of drug of a usual free dose.`,
  fields: {
    carrier: {
      kind: "substrate",
      label: "Carrier",
      unit: "ug/mL",
      diffusion: "carrierDiffusion",
      color: "#42bf7f",
      note: "Closed particles, as the drug that they hold per volume of tissue.",
    },
    ...blood.fields,
    light: {
      kind: "static",
      label: "Light",
      unit: "1",
      color: "#fffbd1",
      note: "0 to 1; painted, or set by an intervention, where a lamp shines.",
    },
  },
  parameters: { ...blood.parameters, ...carrierParameters },
  observables: {
    carrierOpening: {
      expression: "carrierRest + carrierAcid*acidity + carrierLight*light",
      label: "Opening of the carrier",
      unit: "1/min",
      evidence: ["E0713"],
    },
    carrierSignal: {
      expression: "michaelis(carrier, carrierHalf)",
      label: "Effect of the carrier on cells",
      unit: "1",
    },
  },
  processes: [
    ...blood.processes,
    {
      type: "convert",
      from: "carrierPlasma",
      to: "temozolomidePlasma",
      rate: "carrierLeak",
      yield: "carrierVolume",
      label: "Leak",
      evidence: ["E0711"],
    },
    {
      type: "exchange",
      field: "carrier",
      rate: "carrierPermeability*vesselSurface/carrierSpace*perfusion*(1 - drugBarrier)",
      target: "carrierSpace*carrierPlasma",
      label: "Passage through vessels",
      evidence: ["E0712"],
    },
    { type: "loss", field: "carrier", rate: "carrierClearance", label: "Clearance from tissue" },
    {
      type: "convert",
      from: "carrier",
      to: "temozolomide",
      rate: "carrierOpening",
      label: "Opening",
      evidence: ["E0712", "E0713"],
    },
    ...(["treg", "mdsc"] as const).map(
      (field) =>
        ({
          type: "loss",
          field,
          rate: "carrierSuppressorLoss*carrierSignal",
          label: field === "treg" ? "Loss of Treg" : "Loss of MDSC",
          evidence: [field === "treg" ? "E0724" : "E0725"],
        }) as const,
    ),
    {
      type: "convert",
      from: "m2",
      to: "m1",
      rate: "carrierToM1*carrierSignal",
      label: "M2 to M1",
      evidence: ["E0569", "E0726"],
    },
  ],
};
