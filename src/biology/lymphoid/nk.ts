import type { ModuleDescription } from "../../model/description.ts";
import { cellsPerArea } from "../stroma/cell-volumes.ts";
import { nkFunction } from "./nk-function.ts";
import { nkReceptors } from "./nk-receptors.ts";

/**
 * Natural killer cells follow CXCL9/10 out of the blood, live for days, and multiply on high doses
 * of IL-2 and on IL-15. Tumor turns them: hypoxia, adenosine, acid and TGF-β make the stressed, weak
 * NK cells found in tumors (TaNK, here "dysfunctional"), which recover when that ceases, sooner with
 * IL-15 or a TIGIT drug. What the others achieve is in nk-function.ts.
 */
export const nk: ModuleDescription = {
  name: "nk",
  label: "NK cells",
  note: "Kill without priming and best where MHC is missing; hypoxia, acid and adenosine weaken them.",
  axes: {
    nk: {
      label: "Active / dysfunctional NK",
      observable: "nkDysfunctionalShare",
      newcomers: "nkActive",
      poles: [
        { field: "nkActive", label: "Active", color: "#f9ffed" },
        { field: "nkDys", label: "Dysfunctional", color: "#6b5a3c" },
      ],
    },
  },
  fields: {
    nkActive: {
      kind: "population",
      label: "Active NK",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "nkMotility*(1 - nkMobilityLoss*matrixBarrier)",
      initial: "residentNk",
      color: "#f9ffed",
      note: "Volume fraction of NK cells in good state.",
    },
    nkDys: {
      kind: "population",
      label: "Dysfunctional NK",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "nkMotility*(1 - nkMobilityLoss*matrixBarrier)",
      color: "#6b5a3c",
      note: "Volume fraction of stressed NK cells with little cytotoxic cargo (TaNK).",
    },
  },
  parameters: {
    residentNk: {
      label: "NK cells of healthy tissue",
      value: 1e-4,
      unit: "1",
      min: 0,
      max: 0.01,
      source:
        "assumed: some 7 cells per mm² of a section, as in tumors where they are rare (Coca et al. 1997: fewer than 6 to more than 17 per mm² of colorectal carcinomas)",
    },
    nkEntry: {
      label: "NK entry",
      value: 2e-7,
      unit: "1/min",
      min: 0,
      max: 2e-5,
      note: "Through healthy vessels at full CXCL9/10.",
      source:
        "assumed: with the death rate, up to 0.14 % of tissue where all find targets, some 95 cells per mm² of a section, and 20 in an untreated tumor; counted were 6 to 17 in the middle class of colorectal carcinomas (Coca et al. 1997, Cancer 79:2320), by CD57, which only some NK cells bear",
    },
    nkCxcl10Half: {
      label: "CXCL9/10 of half NK entry",
      value: 1.25,
      unit: "ng/mL",
      min: 0.1,
      max: 20,
      source: "assumed: 0.12 nM, half of that of CCL2 for monocytes (CCL2_50_qspio)",
    },
    nkBarrier: {
      label: "NK entry lost to matrix",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: half as sensitive as T cells",
    },
    nkHifEntry: {
      label: "NK entry lost to HIF-1α",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: nearly half; deleting HIF-1α lets NK cells slow lymphoma",
    },
    nkIl2Growth: {
      label: "NK growth by IL-2",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "At high doses.",
      source: "assumed: 0.5 per day, a doubling in a day and a half",
    },
    nkIl2Half: {
      label: "IL-2 of half NK response",
      value: 5,
      unit: "ng/mL",
      min: 0.1,
      max: 50,
      source: "IL2_50_qspio, QSPIO-TNBC (0.32 nM, 16 kDa), seen for the proliferation of T cells",
    },
    nkIl15Growth: {
      label: "NK growth by IL-15",
      value: 8.3e-5,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.12 per day, half of their death rate",
    },
    nkCapacity: {
      label: "Densest crowd of NK cells",
      value: 5e-3,
      unit: "1",
      min: 5e-4,
      max: 0.05,
      note: "Above it they no longer multiply.",
      source:
        "assumed: half a per cent of tissue, some 330 cells per mm² of a section, three times what full entry keeps up",
    },
    nkDeath: {
      label: "NK death",
      value: 1.4e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.2 per day, a life of five days in tissue",
    },
    nkEgress: {
      label: "NK egress without targets",
      value: 6e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: as CD8 T cells",
    },
    nkAcidDeath: {
      label: "NK death by acid",
      value: 1.7e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: lactic acid halves their life",
    },
    nkMotility: {
      label: "NK motility",
      value: 10,
      unit: "um^2/min",
      min: 0,
      max: 50,
      note: "In loose tissue; dense matrix slows them.",
      source: "assumed: as CD8 T cells",
    },
    nkCxcl10Sensitivity: {
      label: "Chemotaxis of NK to CXCL9/10",
      value: 0.56,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 50,
      source: "assumed: 20 um per day where CXCL9/10 rises by 5 ng/mL over 200 um",
    },
    nkMobilityLoss: {
      label: "NK motion lost to acid and matrix",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      note: "To each of the two.",
      source: "assumed: as for T cells, which acid and dense matrix trap",
    },
    ...nkFunction.parameters,
    ...nkReceptors.parameters,
  },
  observables: {
    nkDensity: {
      expression: "nkActive + nkDys",
      label: "NK cells",
      unit: "1",
    },
    nkPerArea: cellsPerArea("NK cells", "nkDensity", "lymphocyteVolume"),
    nkDysfunctionalShare: {
      expression: "nkDys/(nkActive + nkDys)",
      label: "Dysfunctional share of NK",
      unit: "1",
      note: "0 where there are none.",
    },
    nkIl2Surplus: {
      expression: "hill(il2, nkIl2Half, 3)",
      label: "NK response to IL-2",
      unit: "1",
      evidence: ["E0061", "E0072"],
    },
    ...nkFunction.observables,
    ...nkReceptors.observables,
  },
  contributions: [{ to: "lymphocyteDensity", add: "nkActive + nkDys" }],
  processes: [
    {
      type: "source",
      field: "nkActive",
      rate: "((nkDeath + nkEgress)*residentNk*min(1, perfusion) + nkEntry*perfusion*hill(cxcl10, nkCxcl10Half, 2))*(1 - nkBarrier*matrixBarrier)*(1 - nkHifEntry*hif)*(1 - tipExclusion)",
      label: "Entry of NK cells",
      evidence: ["E0154", "E0291", "E0360"],
    },
    {
      type: "growth",
      field: "nkActive",
      rate: "nkIl2Growth*nkIl2Surplus + nkIl15Growth*il15Signal",
      occupied: "nkActive + nkDys",
      capacity: "nkCapacity",
      label: "Growth on IL-2 and IL-15",
      evidence: ["E0061", "E0072", "E0312", "E0313"],
    },
    ...(["nkActive", "nkDys"] as const).flatMap(
      (field) =>
        [
          {
            type: "loss",
            field,
            rate: "nkDeath + nkAcidDeath*acidity + nkEgress*(1 - targetContact)",
            label: "Death and egress of NK cells",
            evidence: ["E0270", "E0272"],
          },
          {
            type: "chemotaxis",
            field,
            towards: "cxcl10",
            sensitivity:
              "nkCxcl10Sensitivity*(1 - nkMobilityLoss*acidity)*(1 - nkMobilityLoss*matrixBarrier)",
            label: "Chemotaxis to CXCL9/10",
            evidence: ["E0360"],
          },
        ] as const,
    ),
    ...nkFunction.processes,
  ],
};
