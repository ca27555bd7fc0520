import type { ModuleDescription } from "../../model/description.ts";

/**
 * Cells break spilled ATP down to adenosine with CD39 and CD73 (NK cells with CD38 and ENPP1), most
 * of all where HIF-1α is on. It lives for about a minute, so it marks the core, and silences T and NK
 * cells through A2AR. An antagonist leaves the adenosine where it is and cuts only the signal.
 */
export const adenosine: ModuleDescription = {
  name: "adenosine",
  label: "Adenosine",
  note: "Made under hypoxia by tumor, M2, Treg and NK cells; silences T and NK cells through A2AR.",
  fields: {
    adenosine: {
      kind: "substrate",
      label: "Adenosine",
      unit: "uM",
      diffusion: "adenosineDiffusion",
      color: "#aa48bf",
      note: "Extracellular adenosine.",
    },
  },
  parameters: {
    adenosineDiffusion: {
      label: "Diffusion of adenosine",
      value: 1.8e4,
      unit: "um^2/min",
      range: [9.6e3, 2.4e4],
      min: 6e3,
      max: 3e4,
      source:
        "0.79e-5 cm2/s in water at 37 C, between mannitol and sucrose (PMC8145727, table 1), over 2.6, by which the space between cells of brain slows diffusion (Nicholson et al. 2011, 10.1007/s00791-012-0185-9; 2 to 5 elsewhere): 1.84e4",
    },
    adenosineClearance: {
      label: "Clearance of adenosine",
      value: 1,
      unit: "1/min",
      range: [0.84, 1.7],
      min: 0.1,
      max: 10,
      note: "Deamination and uptake by cells.",
      source:
        "1.4 uM/s at most in slices of rat caudate (read in an abstract without its head; by memory Nguyen et al. 2015, Pharmacol Res Perspect 3:e00189), which is 0.84 to 1.7 1/min at the 50 to 100 uM of hypoxic tumors (Vaupel and Mayer 2016), where it is saturated; sqrt(D/k) = 134 um, so that core and rim can differ",
    },
    tumorAdenosine: {
      label: "Adenosine from tumor",
      value: 28,
      unit: "uM/min",
      min: 0,
      max: 500,
      note: "Of packed tumor with HIF-1α fully on, before the share made in air.",
      source:
        "assumed: with its neighbors it then holds a core at the 50 to 100 uM that were measured in hypoxic tumors (ADO_tumour, Vaupel and Mayer 2016)",
    },
    m2Adenosine: {
      label: "Adenosine from M2",
      value: 64,
      unit: "uM/min",
      min: 0,
      max: 1000,
      note: "At an M2 density of 1.",
      source: "assumed: twice as much CD39 per volume as tumor",
    },
    tregAdenosine: {
      label: "Adenosine from Treg",
      value: 9600,
      unit: "uM/min",
      min: 0,
      max: 1e5,
      note: "At a Treg density of 1; they are about a thousandth of the tissue.",
      source: "assumed: their CD39 and CD73 then match a third of what packed tumor makes",
    },
    nkAdenosine: {
      label: "Adenosine from NK cells",
      value: 2400,
      unit: "uM/min",
      min: 0,
      max: 50000,
      note: "At an NK density of 1. Through CD38 and ENPP1 of the CD56bright subset.",
      source: "assumed: a quarter of Treg, since only a minority of NK cells is CD56bright",
    },
    adenosineInAir: {
      label: "Share made in air",
      value: 0.25,
      unit: "1",
      range: [0.18, 0.25],
      min: 0,
      max: 1,
      note: "Added to HIF-1α activity, which switches on CD39 and CD73.",
      source:
        "assumed: hypoxia raises the output five times; hypoxia raises CD39 and CD73 of intestinal epithelium up to 6 times (Synnestvedt et al. 2002, 10.1172/JCI15337), where this is five",
    },
    ahrAdenosine: {
      label: "Adenosine of M2 added by kynurenine",
      value: 3,
      unit: "1",
      min: 0,
      max: 10,
      note: "Kynurenine raises CD39 of macrophages through AHR.",
      source: "assumed: up to four times; only the direction is known",
    },
    adenosineHalf: {
      label: "Adenosine of half effect",
      value: 15,
      unit: "uM",
      min: 0.1,
      max: 200,
      source:
        "assumed: about a third of a core's level, so that the rim is half as suppressed; A2AR itself binds below 1 uM, but cells meet far less than the mean",
    },
    a2arReach: {
      label: "Reach of the A2AR antagonist",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the signal that a full dose takes away.",
      source: "assumed: a tenth gets past a full dose",
    },
  },
  observables: {
    adenosineSignal: {
      expression: "hill(adenosine, adenosineHalf, 2)*(1 - a2arReach*a2arBlockade)",
      label: "Adenosine signal",
      unit: "1",
      color: "#b5179e",
      note: "What A2AR tells T, NK and other cells, after the drug.",
      evidence: ["E0278", "E0287"],
    },
    ectonucleotidase: {
      expression: "adenosineInAir + hif",
      label: "CD39 and CD73 activity",
      unit: "1",
      evidence: ["E0274", "E0631"],
    },
  },
  processes: [
    {
      type: "source",
      field: "adenosine",
      rate: "tumorAdenosine*tumor*ectonucleotidase",
      label: "Made by tumor",
      evidence: ["E0469", "E0274"],
    },
    {
      type: "source",
      field: "adenosine",
      rate: "m2Adenosine*m2*(1 + ahrAdenosine*kynurenineSignal)*ectonucleotidase",
      label: "Made by M2",
      evidence: ["E0469", "E0539"],
    },
    {
      type: "source",
      field: "adenosine",
      rate: "tregAdenosine*treg*ectonucleotidase",
      label: "Made by Treg",
      evidence: ["E0468", "E0469"],
    },
    {
      type: "source",
      field: "adenosine",
      rate: "nkAdenosine*nkDensity*ectonucleotidase",
      label: "Made by NK cells",
      evidence: ["E0281", "E0282"],
    },
    { type: "loss", field: "adenosine", rate: "adenosineClearance", label: "Clearance" },
  ],
};
