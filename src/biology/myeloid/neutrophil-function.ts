import type { ModelDescription } from "../../model/description.ts";

/** What neutrophils do: N1 kill tumor and give off TNF-α, N2 give off VEGF. */
export const neutrophilFunction = {
  parameters: {
    n1Killing: {
      label: "Killing by N1",
      value: 3.5e-3,
      unit: "1/min",
      min: 0,
      max: 0.03,
      note: "At an N1 density of 1.",
      source:
        "assumed: 5 per day, per cell near that of M1 (k_M1_phago_qspio, 0.33 per day, of cells fifteen times as large)",
    },
    n1Tnf: {
      label: "TNF-α from N1",
      value: 0.8,
      unit: "ng/mL/min",
      min: 0,
      max: 20,
      note: "At an N1 density of 1.",
      source:
        "assumed: N1 in a hundredth of the tissue then hold about 0.4 ng/mL where TNF-α is lost at 0.02 1/min, below the 1 ng/mL that macrophages answer to",
    },
    neutrophilGranules: {
      label: "Proteases of neutrophils",
      value: 10,
      unit: "1",
      min: 0,
      max: 100,
      note: "Relative to macrophages of the same volume.",
      source:
        "assumed: MMP-9 and elastase lie ready in their granules, so that neutrophils of a hundredth of the tissue match macrophages of a tenth",
    },
    n2Vegf: {
      label: "VEGF from N2",
      value: 0.3,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "At an N2 density of 1.",
      source:
        "assumed: N2 in a hundredth of the tissue then hold 0.3 ng/mL where VEGF is lost at 0.01 1/min, a fifth of its half effect",
    },
  },
  observables: {
    n1Kill: {
      expression: "n1Killing*n1",
      label: "Killing by N1",
      unit: "1/min",
      evidence: ["E0362"],
    },
    neutrophilProtease: {
      expression: "neutrophilGranules*neutrophilDensity",
      label: "Neutrophils by their proteases",
      unit: "1",
      note: "As the density of macrophages that would release as much.",
    },
  },
  processes: [
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "n1Kill",
      label: "Killing by N1",
      evidence: ["E0362"],
    },
    {
      type: "source",
      field: "tnf",
      rate: "tnfScale*n1Tnf*n1",
      label: "Secretion by N1",
      evidence: ["E0359"],
    },
    {
      type: "source",
      field: "vegf",
      rate: "n2Vegf*n2",
      label: "Secretion by N2",
      evidence: ["E0044", "E0580", "E0747"],
    },
  ],
} as const satisfies ModelDescription;
