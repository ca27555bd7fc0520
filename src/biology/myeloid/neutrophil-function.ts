import type { ModelDescription } from "../../model/description.ts";

/** What neutrophils do: N1 kill tumor and give off TNF-α, N2 give off VEGF. */
export const neutrophilFunction = {
  parameters: {
    n1Killing: {
      label: "Killing by N1",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "At an N1 density of 1.",
      source: "assumed: 0.5 per day, near that of M1 (k_M1_phago_qspio, 0.33 per day)",
    },
    n1Tnf: {
      label: "TNF-α from N1",
      value: 0.08,
      unit: "ng/mL/min",
      min: 0,
      max: 2,
      note: "At an N1 density of 1.",
      source:
        "assumed: N1 in a tenth of the tissue then hold about 0.4 ng/mL where TNF-α is lost at 0.02 1/min, below the 1 ng/mL that macrophages answer to",
    },
    n2Vegf: {
      label: "VEGF from N2",
      value: 0.03,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "At an N2 density of 1.",
      source:
        "assumed: N2 in a tenth of the tissue then hold 0.3 ng/mL where VEGF is lost at 0.01 1/min, a fifth of its half effect",
    },
  },
  observables: {
    n1Kill: {
      expression: "n1Killing*n1",
      label: "Killing by N1",
      unit: "1/min",
      evidence: ["E0362"],
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
