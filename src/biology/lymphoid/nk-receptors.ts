import type { ModelDescription } from "../../model/description.ts";

/**
 * What NK cells see on tumor. MHC class I holds them back (KIR, NKG2A), so its loss sets them on
 * (missing self). TIGIT is their main checkpoint; stressed tumor shows NKG2D ligands; thin membranes
 * fail to make contact. Killing by antibody (ADCC) is added: it needs no missing self, and hypoxia
 * spares it.
 */
export const nkReceptors = {
  parameters: {
    nkRestingGrip: {
      label: "Recognition with full MHC",
      value: 0.74,
      unit: "1",
      min: 0,
      max: 2,
      note: "Of tumor that shows all its MHC class I; its loss adds to this.",
      source: "assumed: MHC class I takes about half of what NK cells could do without it",
    },
    nkTigitBrake: {
      label: "NK recognition lost to TIGIT",
      value: 0.45,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: nearly half, as TIGIT is the main brake where PD-1 is scarce",
    },
    tigitReach: {
      label: "Reach of the TIGIT drug",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: at its full dose a tenth of the brake is left",
    },
    nkMembrane: {
      label: "NK contact lost to thin membranes",
      value: 0.45,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: nearly half; the sphingomyelinase drug gives it back",
    },
    nkAlert: {
      label: "NK recognition added by stress ligands",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 5,
      note: "NKG2D ligands after a low dose of gemcitabine.",
      source: "assumed: nearly a doubling; only the direction is known",
    },
    nkPd1: {
      label: "Alert lost to PD-1",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: less than half; an anti-PD-1 drug was seen to give it back",
    },
    nkAdcc: {
      label: "NK killing by antibody",
      value: 0.6,
      unit: "1",
      min: 0,
      max: 5,
      note: "At full coating, times direct killing at full vigor.",
      source: "assumed: nearly as much as direct killing of tumor with its MHC",
    },
    nkAdccAcid: {
      label: "Antibody killing lost to acid",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: half of what direct killing loses",
    },
  },
  observables: {
    nkRecognition: {
      expression:
        "(nkRestingGrip + missingSelf)*(1 - nkTigitBrake*(1 - tigitReach*tigitBlockade))*(1 - nkMembrane*membraneThinning)*(1 + nkAlert*chemoNkAlert*(1 - nkPd1*pd1Signal))",
      label: "Recognition by NK cells",
      unit: "1",
      evidence: [
        "E0242",
        "E0243",
        "E0245",
        "E0265",
        "E0300",
        "E0309",
        "E0310",
        "E0693",
        "E0703",
        "E0704",
      ],
    },
    nkAntibodyKilling: {
      expression: "nkAdcc*adccCoating*(1 - nkAdccAcid*acidity)",
      label: "Antibody killing by NK cells",
      unit: "1",
      note: "Per CD16-bearing NK cell; hypoxia does not lower it.",
      evidence: ["E0306", "E0307", "E0308"],
    },
    nkCytotoxicity: {
      expression:
        "(1 - nkBrightShare)*(nkActive + nkDysStrength*nkDys)*(nkVigor*nkRecognition + nkAntibodyKilling)",
      label: "NK cytotoxicity",
      unit: "1",
      color: "#079ffb",
      note: "Density of NK cells, weighted by what they can do to tumor here.",
      evidence: ["E0241", "E0247", "E0252", "E0255", "E0256", "E0257"],
    },
  },
} as const satisfies ModelDescription;
