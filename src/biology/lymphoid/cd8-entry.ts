import type { ModelDescription, ProcessDescription } from "../../model/description.ts";

/**
 * How CD8 T cells get to tumor. Blood brings in what the lymph node has primed, where CXCL9/10 calls;
 * HIF-1α, acid, matrix and the tips of sprouting vessels bar the way. Inside they follow the call,
 * until acid or matrix holds them fast (the trapping of T cells).
 */
export const cd8Entry = {
  parameters: {
    cd8Entry: {
      label: "CD8 entry",
      value: 5.8e-6,
      unit: "1/min",
      range: [1.9e-6, 2.6e-5],
      min: 0,
      max: 1e-4,
      note: "Through healthy vessels at full call and full priming.",
      source:
        "5.05e5 CD8 cells per mL in 5 L of blood (rho_nCD8_qspio) cross the vessels of a tumor at 2.6e-5 if all are activated, at 1.9e-6 if none is (k_CD8_mig_qspio, k_nT_mig_qspio, times rho_adh_qspio and gamma_T_qspio, cells of 180 um3); blood can bring 6.2e-6 to 6.3e-5 if every cell stays (0.154 to 0.346 mL/g/min, Cancer Research 1979;39:2304; 2.24e5 to 1.014e6 CD8 cells per mL, PMC3623424). With the death rate and a sixth of a full priming, some hundred cells per mm² of a section where tumor calls by half; medians of solid tumors are 80 to 330 (Blessin et al. 2020, doi 10.1007/s13402-020-00496-7)",
    },
    residentCd8: {
      label: "CD8 of healthy tissue",
      value: 3e-4,
      unit: "1",
      range: [0, 7e-4],
      min: 0,
      max: 0.01,
      source:
        "some 20 cells per mm² of a section; normal lobules of the breast have medians of 0, 39.6 and 46.7 CD8 cells with CD103 (Adhikary et al., doi 10.1007/s10549-019-05493-5), and normal tissues hold fewer than tumors, whose medians start at 6 (Blessin et al. 2020, doi 10.1007/s13402-020-00496-7)",
    },
    cd8Cxcl10Half: {
      label: "CXCL9/10 of half entry",
      value: 1.1,
      unit: "ng/mL",
      range: [1.1, 12],
      min: 0.05,
      max: 50,
      source:
        "assumed: below CCL2's half recruitment (3.2 ng/mL, CCL2_50_qspio), so that tumor in air already calls by half; just below CXCL10's affinity for CXCR3, of 8.7 kDa: 0.14 nM is 1.2 ng/mL (Weng et al. 1998, J Biol Chem 273:18288), 0.2 to 0.3 nM 1.7 to 2.6 (Loetscher et al. 1998, Eur J Immunol 28:3696), 1.35 nM 12 in mice (Lu et al. 1999, Eur J Immunol 29:3804)",
    },
    cd8PrimingFloor: {
      label: "Priming without a lymph node",
      value: 0.08,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: the lymph node's own level at rest",
    },
    cd8TnfEntry: {
      label: "Entry added by TNF-α",
      value: 0.1,
      unit: "1",
      min: 0,
      max: 2,
      source: "assumed: small; TNF-α opens vessels to T cells, only the direction is known",
    },
    cd8MatrixBarrier: {
      label: "Entry lost to matrix",
      value: 0.85,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: nearly all where matrix is densest, as in tumors that exclude T cells",
    },
    cd8HifBarrier: {
      label: "Entry lost to HIF-1α",
      value: 0.45,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: half; only the direction is known",
    },
    cd8AcidBarrier: {
      label: "Entry lost to acid",
      value: 0.35,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a third at full acid stress; only the direction is known",
    },
    cd8Motility: {
      label: "CD8 motility",
      value: 10,
      unit: "um^2/min",
      min: 0,
      max: 50,
      note: "In loose tissue; dense matrix slows them.",
      source:
        "v^2 T/2 of 3.6 um/min (speed_T, SPQSP_PDAC) and a persistence of 2 min, which is assumed, gives 13 um^2/min; a quarter less since cells that touch antigen stop",
    },
    cd8Cxcl10Sensitivity: {
      label: "CD8 chemotaxis to CXCL9/10",
      value: 0.56,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 100,
      source:
        "assumed: one half-saturation per 100 um then drifts at 9 um per day; 0.17 of the speed (CI_CD8eff, SPQSP_PDAC) would need a hundred times more",
    },
    cd8AcidTrap: {
      label: "Chemotaxis lost to acid",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: most, so that acid traps T cells",
    },
    cd8MatrixTrap: {
      label: "Motion lost to matrix",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: as much as acid; T cells move poorly in dense collagen (Salmon et al. 2012, doi 10.1172/JCI45817)",
    },
  },
  observables: {
    cd8EntryRate: {
      expression:
        "cd8Entry*max(primed, cd8PrimingFloor)*perfusion*hill(cxcl10, cd8Cxcl10Half, 2)*max(0, 1 - cd8Density/cd8Capacity)*(1 + cd8TnfEntry*tnfSignal)*(1 - cd8MatrixBarrier*matrixBarrier)*(1 - cd8HifBarrier*hif)*(1 - cd8AcidBarrier*acidity)*(1 - tipExclusion)",
      label: "CD8 entry",
      unit: "1/min",
      evidence: ["E0145", "E0117", "E0153", "E0384", "E0737", "E0104"],
    },
  },
  processes: [
    {
      type: "source",
      field: "cd8Eff",
      rate: "(cd8Death + cd8Egress)*residentCd8*min(1, perfusion)",
      label: "Patrol of healthy tissue",
    },
    {
      type: "source",
      field: "cd8Eff",
      rate: "cd8EntryRate",
      label: "Entry of effectors",
      evidence: ["E0433", "E0050", "E0153", "E0384", "E0104", "E0117", "E0145", "E0737"],
    },
    ...(["cd8Eff", "cd8Pex", "cd8Tex"] as const).map(
      (field): ProcessDescription => ({
        // Acid and matrix hold T cells where they are.
        type: "chemotaxis",
        field,
        towards: "cxcl10",
        sensitivity:
          "cd8Cxcl10Sensitivity*(1 - cd8AcidTrap*acidity)*(1 - cd8MatrixTrap*matrixBarrier)",
        crowding: "cd8Density/cd8Capacity",
        label: "Chemotaxis to CXCL9/10",
        evidence: ["E0153", "E0117", "E0118", "E0737"],
      }),
    ),
  ],
} satisfies ModelDescription;
