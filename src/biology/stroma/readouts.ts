import type { ModuleDescription } from "../../model/description.ts";
import { tumorDeaths } from "../tumor/tumor-deaths.ts";

/**
 * Numbers that a clinician or a pathologist would read from the tissue; nothing depends on them. The
 * immune balance is killers against suppressors, each counted in units of the density at which it
 * counts. Circulating tumor DNA lives for about two hours, so its level follows the death of tumor.
 */
export const readouts: ModuleDescription = {
  name: "readouts",
  label: "Readouts",
  note: "Immune balance, suppression, isolated pockets and circulating tumor DNA; changes nothing.",
  parameters: {
    balanceCd8: unitOf(
      "CD8 killing power that counts",
      0.001,
      "effectors in a thousandth of tissue",
    ),
    balanceNk: unitOf("NK killing power that counts", 4e-4, "half of it with what NK have left"),
    balanceM1: unitOf("M1 density that counts", 0.1, "a tenth of tissue"),
    balanceN1: unitOf("N1 density that counts", 0.005, "half of what neutrophils reach in tumor"),
    balanceTreg: unitOf("Treg density that counts", 0.0012, "the half-effect of tregPresence"),
    balanceMdsc: unitOf("MDSC density that counts", 0.0075, "the half-effect of mdscPresence"),
    pocketLymphocytes: unitOf(
      "Killers below which a place is isolated",
      0.006,
      "some 400 T and NK cells per mm² of a section, what the middle of a tumor keeps under checkpoint drugs",
    ),
    ctDnaClearance: {
      label: "Clearance of tumor DNA",
      value: 6e-3,
      unit: "1/min",
      min: 5e-4,
      max: 0.1,
      source: "assumed: a half-life of two hours; minutes to hours are reported",
    },
  },
  observables: {
    killers: {
      expression:
        "cd8Cytotoxicity/balanceCd8 + nkCytotoxicity/balanceNk + m1/balanceM1 + n1/balanceN1",
      label: "Killers",
      unit: "1",
    },
    suppressors: {
      expression: "(treg + foxp3Neg)/balanceTreg + mdsc/balanceMdsc + m2/balanceM1 + n2/balanceN1",
      label: "Suppressors",
      unit: "1",
      evidence: ["E0012"],
    },
    immuneBalance: {
      expression: "(killers - suppressors)/(killers + suppressors)",
      label: "Immune balance",
      unit: "1",
      color: "#38b000",
      note: "1 is all attack, -1 all suppression.",
    },
    tumorImmuneBalance: {
      expression: "mean(tumor*immuneBalance)/mean(tumor)",
      label: "Immune balance of the tumor",
      unit: "1",
      note: "Mean over tumor cells.",
    },
    suppressionIndex: {
      expression:
        "1 - (1 - 0.5*acidity)*(1 - 0.5*adenosineSignal)*(1 - 0.5*il10Signal)*(1 - 0.5*tgfBetaSignal)*(1 - 0.5*pd1Signal)*(1 - 0.5*pge2Signal)",
      label: "Suppression",
      unit: "1",
      note: "Acid, adenosine, IL-10, TGF-β, PD-1 and PGE2, each taken to halve what killers can do.",
      evidence: ["E0990"],
    },
    isolatedPocket: {
      expression: "tumor > solidTumor && cd8Density + nkDensity < pocketLymphocytes",
      label: "Isolated pocket",
      unit: "1",
      color: "#ffd60a",
      note: "Tumor that T and NK cells do not reach.",
      evidence: ["E0741", "E0742"],
    },
    pocketShare: {
      expression: "mean(isolatedPocket)/mean(tumor > 0.25)",
      label: "Share of tumor in pockets",
      unit: "1",
    },
    tumorDying: {
      expression: tumorDeaths.join(" + "),
      label: "Death of tumor",
      unit: "1/min",
    },
    ctDna: {
      expression: "mean(tumor*tumorDying)/ctDnaClearance",
      label: "Circulating tumor DNA",
      unit: "1",
      note: "Genomes in blood, relative to those of tissue packed with tumor.",
      evidence: ["E0825"],
    },
  },
};

function unitOf(label: string, value: number, why: string) {
  return { label, value, unit: "1", min: 1e-5, max: 1, source: `assumed: ${why}` } as const;
}
