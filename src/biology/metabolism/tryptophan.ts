import type { ModuleDescription } from "../../model/description.ts";

/**
 * IDO, which IFN-γ and MUC1-C switch on, burns tryptophan to kynurenine. The lack of the one stops T
 * cells from dividing; the other turns macrophages, through AHR, into cells that come in greater
 * number and make adenosine. Blood brings tryptophan and takes kynurenine away.
 */
export const tryptophan: ModuleDescription = {
  name: "tryptophan",
  label: "Tryptophan and kynurenine",
  note: "IDO drains tryptophan, which starves T cells, and leaves kynurenine, which turns macrophages.",
  fields: {
    tryptophan: {
      kind: "substrate",
      label: "Tryptophan",
      unit: "uM",
      diffusion: "tryptophanDiffusion",
      initial: "bloodTryptophan",
      color: "#8ac926",
    },
    kynurenine: {
      kind: "substrate",
      label: "Kynurenine",
      unit: "uM",
      diffusion: "tryptophanDiffusion",
      initial: "bloodKynurenine",
      color: "#f9ae63",
    },
  },
  parameters: {
    tryptophanDiffusion: {
      label: "Diffusion of tryptophan and kynurenine",
      value: 1.8e4,
      unit: "um^2/min",
      min: 5e3,
      max: 4e4,
      source: "assumed: as adenosine, a small molecule too",
    },
    bloodTryptophan: {
      label: "Tryptophan in blood",
      value: 60,
      unit: "uM",
      min: 10,
      max: 120,
      source: "assumed: 50 to 70 uM, most of it on albumin (textbook)",
    },
    bloodKynurenine: {
      label: "Kynurenine in blood",
      value: 2,
      unit: "uM",
      min: 0,
      max: 20,
      source: "assumed: about 2 uM (textbook)",
    },
    tryptophanExchange: {
      label: "Exchange of both with blood",
      value: 0.12,
      unit: "1/min",
      min: 0.01,
      max: 1,
      source: "assumed: as lactate; sqrt(D/k) = 390 um",
    },
    idoUptake: {
      label: "Tryptophan burned by IDO",
      value: 60,
      unit: "uM/min",
      min: 0,
      max: 200,
      note: "Of packed tumor with IDO fully on.",
      source: "assumed: a fast flux, so that inflamed tumor falls well below blood in tryptophan",
    },
    idoAffinity: {
      label: "Tryptophan of half IDO flux",
      value: 20,
      unit: "uM",
      min: 1,
      max: 100,
      source:
        "assumed: 20 uM, below the level of tryptophan in blood, so that the enzyme slows as it runs out",
    },
    idoRest: {
      label: "IDO and TDO at rest",
      value: 0.03,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: many tumors make a little kynurenine without a call, about half of what AHR responds to",
    },
    idoIfnGammaHalf: {
      label: "IFN-γ of half IDO induction",
      value: 0.12,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source: "assumed: as COX-2, slightly above half M1 drive (IFNg_50_qspio, 0.073 ng/mL)",
    },
    idoMuc1c: {
      label: "IDO induced by MUC1-C",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: half as strong as IFN-γ, whose pathway it switches on from within",
    },
    idoVaccine: {
      label: "IDO vaccine",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of IDO-bearing cells that vaccine-trained T cells destroy.",
      source: "control",
    },
    kynurenineLoss: {
      label: "Loss of kynurenine in tissue",
      value: 0.02,
      unit: "1/min",
      min: 0,
      max: 1,
      source: "assumed: cells use it up within an hour",
    },
    kynurenineHalf: {
      label: "Kynurenine of half AHR signal",
      value: 10,
      unit: "uM",
      min: 0.5,
      max: 100,
      source: "assumed: several times blood's level, reached only where IDO works",
    },
    tryptophanHalf: {
      label: "Tryptophan of half shortage",
      value: 12,
      unit: "uM",
      min: 0.5,
      max: 60,
      source: "assumed: a fifth of blood's level",
    },
  },
  observables: {
    idoActivity: {
      expression:
        "(1 - idoVaccine)*min(1, idoRest + (1 - idoRest)*hill(ifnGamma, idoIfnGammaHalf, 2) + idoMuc1c*muc1cActivity)",
      label: "IDO activity",
      unit: "1",
      evidence: ["E0078", "E0079", "E0080", "E0629"],
    },
    tryptophanShortage: {
      expression: "inhibit(tryptophan, tryptophanHalf, 2)",
      label: "Lack of tryptophan",
      unit: "1",
      note: "Keeps T cells from dividing.",
      evidence: ["E0186"],
    },
    kynurenineSignal: {
      expression: "hill(kynurenine, kynurenineHalf, 2)",
      label: "AHR signal",
      unit: "1",
      color: "#bc6c25",
      note: "In macrophages: more CCR2, more CD39.",
      evidence: ["E0535"],
    },
  },
  processes: [
    {
      type: "exchange",
      field: "tryptophan",
      rate: "tryptophanExchange*perfusion",
      target: "bloodTryptophan",
      label: "Supply by vessels",
    },
    {
      // One molecule of kynurenine for each tryptophan that is burned.
      type: "convert",
      from: "tryptophan",
      to: "kynurenine",
      rate: "idoUptake*tumor*idoActivity/(idoAffinity + tryptophan)",
      label: "Burned by IDO",
      evidence: ["E0185", "E0534"],
    },
    {
      type: "exchange",
      field: "kynurenine",
      rate: "tryptophanExchange*perfusion",
      target: "bloodKynurenine",
      label: "Clearance by vessels",
    },
    { type: "loss", field: "kynurenine", rate: "kynurenineLoss", label: "Use in tissue" },
  ],
};
