import type { ModelDescription } from "../../model/description.ts";

const direction = "only the direction is known";

/**
 * What CD8 T cells can do where they are. Each cue takes its share of the killing power, one after
 * the other, so none of them alone can silence a T cell and all together nearly do. IL-2 in surplus
 * and the fibroblasts that chemotherapy leaves behind add to it.
 */
export const cd8Function = {
  parameters: {
    pexKilling: {
      label: "Killing power of progenitors",
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      note: "Relative to effectors.",
      source: "assumed: little; they divide rather than kill",
    },
    texKilling: {
      label: "Killing power of terminal cells",
      value: 0.1,
      unit: "1",
      min: 0,
      max: 1,
      note: "Relative to effectors.",
      source: "assumed: a tenth; they keep some granules but lack energy",
    },
    rbpjTexKilling: {
      label: "Killing added by RBPJ loss",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      note: "To terminal cells, relative to effectors.",
      source: "assumed: half an effector's together with the rest; only the direction is known",
    },
    cd8Il2Arousal: {
      label: "Killing added by IL-2",
      value: 1,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: doubled in surplus IL-2",
    },
    cd8HelperArousal: {
      label: "Killing added by CD4 help",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 3,
      note: "By Th1, and by Th17 where they help; each.",
      source: "assumed: a fifth, from granzyme B that Th1 raise; only the direction is known",
    },
    cd8AcidLoss: {
      ...loss("acid", 0.65, ""),
      range: [0.5, 0.7],
      source:
        "lactic acid halves what human CTL kill (Fischer et al. 2007, Blood 109:3812), pH 6.8 to 5.8 takes up to 70 % of what LAK cells kill (Severin et al., Tumor Biol 15:304, doi 10.1159/000217905)",
    },
    cd8AdenosineLoss: loss(
      "adenosine",
      0.45,
      "the A2A receptor halves what is left; it is the one that holds back LAK cells (PMID 16177079), of mouse CTL it holds back cytokines alone (Blood 2005;105:4707)",
    ),
    cd8Pd1Loss: {
      ...loss("PD-1", 0.75, ""),
      range: [0.26, 1],
      source:
        "between 0.26 in culture, where CTL without PD-1 killed 36 % more myeloma (Zhao et al. 2018, doi 10.18632/oncotarget.23730), and all at full signal in QSPIO-TNBC (half at PD1_50_qspio); the strongest single brake, as the benefit of its drugs tells",
    },
    cd8Il10Loss: loss(
      "IL-10",
      0.55,
      "half, as it takes 51 to 55 % of growth and IL-2 of human T cells (Taga et al. 1993, Blood 81:2964); of killing up to all if IL-10 was on the melanoma cells for days (Matsuda et al. 1994, J Exp Med 180:2371), none where it was on activated T cells",
    ),
    cd8TgfBetaLoss: loss(
      "TGF-β",
      0.35,
      "a third at full signal (half at 0.14 nM, TGFb_50_Teff_qspio); all in QSPIO-TNBC, nothing once CTL are mature in two studies (J Exp Med 1987;166:991; Inge et al. 1992, Cancer Res 52:1386)",
    ),
    cd8Parp11Loss: loss("PARP11", 0.4, "the type I interferon signal that T cells then lack"),
    cd8M2Loss: loss(
      "M2",
      0.5,
      "half in dense M2, by contact; of killing only the direction is known, of division macrophages of tumors took 47 % more than M1 (Benner et al. 2019, doi 10.1186/s40425-019-0622-0)",
    ),
    cd8AminoAcidLoss: loss("lack of amino acids", 0.3, `a third; ${direction}`),
    cd8MdscLoss: loss("MDSC", 0.5, `half in dense MDSC; ${direction}`),
    cd8SpeciesLoss: loss(
      "NO and ROS",
      0.3,
      `a third, on top of the MDSC that make them; ${direction}`,
    ),
    cd8FuelLoss: loss(
      "lack of glucose",
      0.75,
      "a quarter remains on other fuels; mouse T cells without glucose kill nothing in salt solution and go on in dialyzed serum (MacLennan and Golstein 1978, PMC2184329)",
    ),
    lipoCafArousal: {
      label: "Killing added by lipoCAF",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: nearly doubled by 11-HETE at full effect; only the direction is known",
    },
  },
  observables: {
    cd8Power: {
      expression:
        "(1 - cd8AcidLoss*acidity)*(1 - cd8AdenosineLoss*adenosineSignal)*(1 - cd8Pd1Loss*pd1Signal)*(1 - cd8Il10Loss*il10Signal)*(1 - cd8TgfBetaLoss*tgfBetaSignal)*(1 - cd8Parp11Loss*parp11)*(1 - cd8M2Loss*m2Presence)*(1 - cd8MdscLoss*mdscPresence)*(1 - cd8AminoAcidLoss*aminoAcidShortage)*(1 - cd8SpeciesLoss*speciesSuppression)*(1 - cd8FuelLoss*fuelShortage^2)",
      label: "Power left to an effector",
      unit: "1",
      note: "1 where nothing holds it back.",
      evidence: [
        "E0127",
        "E0126",
        "E0118",
        "E0121",
        "E0131",
        "E0758",
        "E0540",
        "E0162",
        "E0183",
        "E0525",
        "E0749",
        "E0176",
        "E0521",
        "E0606",
        "E0861",
        "E0754",
        "E0083",
      ],
    },
    cd8Cytotoxicity: {
      expression:
        "(cd8Eff + pexKilling*cd8Pex + (texKilling + rbpjTexKilling*(1 - rbpj))*cd8Tex)*cd8Power*(1 + cd8Il2Arousal*il2Signal)*(1 + lipoCafArousal*lipoCafHelp)*(1 + cd8HelperArousal*(th1Help + th17Help))",
      label: "CD8 killing power",
      unit: "1",
      color: "#0080a6",
      note: "Density of CD8 T cells, counted as unhindered effectors.",
      evidence: ["E0071", "E0775", "E0052", "E0214", "E0239", "E0139", "E0128"],
    },
  },
} satisfies ModelDescription;

/** The share of the killing power that one cue takes at its full strength. */
function loss(cue: string, value: number, reason: string) {
  return {
    label: `Killing lost to ${cue}`,
    value,
    unit: "1",
    min: 0,
    max: 1,
    source: `assumed: ${reason}`,
  };
}
