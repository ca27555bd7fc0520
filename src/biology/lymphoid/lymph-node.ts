import type { ModuleDescription } from "../../model/description.ts";

/**
 * Tumor cells do not prime T cells: mature dendritic cells carry antigen to the draining lymph node
 * and prime them there. The node lies outside the picture, so it is one number: how strongly it
 * sends tumor-specific T cells into the blood. CTLA-4 on Treg, which strips CD80/86 from dendritic
 * cells, and a systemic Th2 bias brake it; lymphoid structures, IL-7 and vaccines drive it.
 */
export const lymphNode: ModuleDescription = {
  name: "lymph-node",
  label: "Lymph node",
  note: "Priming of tumor-specific T cells by dendritic cells, as one number that scales their entry.",
  fields: {
    primed: {
      kind: "compartment",
      label: "Priming",
      unit: "1",
      initial: "restingPriming*2",
      note: "Relative output of tumor-specific T cells by the draining node; 1 is a strong response.",
      color: "#a6d854",
    },
  },
  parameters: {
    primingRate: {
      label: "Priming by dendritic cells",
      value: 1.25e-3,
      unit: "1/min",
      range: [6.9e-4, 2.1e-3],
      min: 0,
      max: 0.02,
      note: "If every dendritic cell in the tumor is mature and laden with antigen.",
      source:
        "assumed: 1.8 per day, twice the rate of T-cell proliferation in a node (k_CD8_pro_qspio, 1 per day); 1 to 3 per day (De Boer et al. 2001, 10.1128/JVI.75.22.10663-10669.2001) in nodes",
    },
    restingPriming: {
      label: "Priming at rest",
      value: 0.08,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: a twelfth of a strong response, from antigen that drains without inflammation",
    },
    primingFade: {
      label: "Fading of priming",
      value: 1.7e-4,
      unit: "1/min",
      range: [1.4e-5, 3.5e-4],
      min: 1e-5,
      max: 2e-3,
      source:
        "antigen is presented in a node until day 12 with a peak on day 3 (Belz et al. 2007, 10.1073/pnas.0609990104), by dendritic cells that live 3 days (Kamath et al. 2002, Blood 100:1734); CD8 cells decline by 0.5 per day after their peak (De Boer et al. 2001, 10.1128/JVI.75.22.10663-10669.2001); 0.02 per day (k_mAPC_death_qspio, QSPIO-TNBC) for mature ones",
    },
    primingTumorHalf: {
      label: "Tumor that drains",
      value: 0.15,
      unit: "1",
      min: 0.01,
      max: 1,
      note: "Density from which tissue counts as tumor when its dendritic cells are averaged.",
      source: "assumed: a seventh of packed tumor, so that the rim counts in full",
    },
    th2PrimingLoss: {
      label: "Priming lost to Th2 bias",
      value: 0.35,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a third at a full bias; only the direction is known",
    },
    tlsPriming: {
      label: "Priming in lymphoid structures",
      value: 2.5,
      unit: "1",
      min: 0,
      max: 10,
      note: "Added, relative to the node's, where such structures fill the tumor.",
      source: "assumed: structures inside the tumor can do more than a distant node",
    },
    il7Priming: {
      label: "Priming added by IL-7",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: nearly doubles it, as T cells rise in the nodes under long-acting IL-7",
    },
  },
  observables: {
    primingSites: {
      expression: "hill(tumor, primingTumorHalf, 2)",
      label: "Tumor that drains to the node",
      unit: "1",
    },
  },
  processes: [
    {
      // Averages over the tumor, so that its size alone does not change what its dendritic cells say.
      type: "source",
      field: "primed",
      rate: "primingRate*mean(dcMaturity*hmgb1Signal*(1 + il7Priming*il7Effect)*primingSites)/mean(primingSites)*(1 - mean(ctla4Brake*primingSites)/mean(primingSites))*(1 - th2PrimingLoss*systemicTh2)*(1 + tlsPriming*mean(tlsHelp*primingSites)/mean(primingSites))",
      label: "Priming by mature dendritic cells",
      evidence: ["E0049", "E0412", "E0413", "E0432", "E0424", "E0461", "E0401", "E0494"],
    },
    {
      type: "source",
      field: "primed",
      rate: "mean(vaccineDrive)",
      label: "Vaccination",
      evidence: ["E0195"],
    },
    {
      type: "exchange",
      field: "primed",
      rate: "primingFade",
      target: "restingPriming",
      label: "Fading to rest",
    },
  ],
};
