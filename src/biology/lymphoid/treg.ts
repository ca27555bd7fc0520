import type { ModuleDescription } from "../../model/description.ts";
import { tregParameters } from "./treg-parameters.ts";
import { tregSuppression } from "./treg-suppression.ts";

/**
 * Regulatory T cells live where effectors starve: on scarce IL-2, lactate and fatty acids, under
 * TGF-β. Only a share of them suppress (Fr. II); Fr. III does not and means a better outlook.
 * How they suppress is in treg-suppression.ts.
 */
export const treg: ModuleDescription = {
  name: "treg",
  label: "Regulatory T cells",
  note: "Treg that live on scarce IL-2, lactate and lipids, capture IL-2 and secrete IL-10 and TGF-β.",
  fields: {
    treg: {
      kind: "population",
      label: "Treg",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "tregMotility",
      initial: "residentTreg",
      color: "#ce17ad",
      note: "Volume fraction of Foxp3+ regulatory T cells.",
    },
  },
  parameters: {
    ...tregParameters,
    ...tregSuppression.parameters,
  },
  observables: {
    tregShare: {
      expression: "treg/(treg + th1 + th2 + th17)",
      label: "Treg share",
      unit: "1",
      note: "Of committed CD4 T cells; 0 where there are none.",
    },
    tregRoom: {
      expression: "max(0, 1 - treg/tregCapacity)",
      label: "Room for Treg",
      unit: "1",
    },
    ...tregSuppression.observables,
  },
  axes: {
    regulation: {
      label: "Helper / Treg",
      observable: "tregShare",
      newcomers: "th0",
      poles: [
        { field: "th1", label: "Th1", color: "#90f0ff" },
        { field: "treg", label: "Treg", color: "#ce17ad" },
      ],
    },
  },
  contributions: [{ to: "lymphocyteDensity", add: "treg" }],
  processes: [
    {
      type: "source",
      field: "treg",
      rate: "(tregDeath*residentTreg*min(1, perfusion) + tregEntry*perfusion*(hill(ccl2, tregCcl2Half, 2) + 0.2*m2Presence + 0.2*michaelis(n2, tregN2Half) + 2*brafInhibition*(1 - mekInhibition)))*(1 - tipExclusion)",
      label: "Entry",
      evidence: ["E0777", "E0333", "E0577", "E0978", "E0980"],
    },
    {
      type: "growth",
      field: "treg",
      rate: "tregDivision*tregIl2Signal*(1 + tregLactateGain*acidity + tregLipidGain*lipidSignal) + tregTgfBetaDivision*tgfBetaSignal + tregMdscGain*mdscPresence + tregTnfGain*tnfExcess",
      capacity: "tregCapacity",
      label: "Division",
      evidence: ["E0062", "E0068", "E0070", "E0107", "E0453", "E0454", "E0467", "E0609"],
    },
    {
      type: "source",
      field: "treg",
      rate: "(tregFromIl4i1*il4i1Activity + pdcTregInduction)*tregRoom",
      label: "Induction by IL4I1 and plasmacytoid DC",
      evidence: ["E0635", "E0859"],
    },
    {
      type: "convert",
      from: "th0",
      to: "treg",
      rate: "helperToTreg*tgfBetaSignal*tregRoom",
      label: "Naive helpers to Treg",
      evidence: ["E0055"],
    },
    { type: "loss", field: "treg", rate: "tregDeath", label: "Death" },
    {
      type: "loss",
      field: "treg",
      rate: "tregDepletionRate*tregDepletion",
      label: "Depletion",
      evidence: ["E0476", "E0485"],
    },
    {
      type: "loss",
      field: "treg",
      rate: "tregIl7Loss*il7Effect + tregCtla4Loss*ctla4Blockade + tregIfnBetaLoss*ifnBetaSignal",
      label: "Loss to anti-CTLA-4, IL-7 and type I interferon",
      evidence: ["E0471", "E0496", "E0630"],
    },
    ...tregSuppression.processes,
  ],
};
