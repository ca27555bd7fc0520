import type { ModuleDescription } from "../../model/description.ts";

/**
 * Enzymes of myeloid cells drain amino acids: IL4I1 of M2 takes phenylalanine, arginase of M2, MDSC
 * and N2 takes arginine. T cells then lose mTORC1 activity and stop dividing, and Treg develop in
 * their stead. No field is carried: the drain acts where the cells are. A supplement reverses it.
 */
export const aminoAcids: ModuleDescription = {
  name: "amino-acids",
  label: "Phenylalanine and arginine",
  note: "M2, MDSC and N2 drain amino acids; CD8 cells stop dividing and Treg develop.",
  parameters: {
    il4i1Strength: {
      label: "IL4I1 of M2",
      value: 1,
      unit: "1",
      min: 0,
      max: 3,
      source: "control",
    },
    il4i1M2: {
      label: "M2 density of full IL4I1 effect",
      value: 0.2,
      unit: "1",
      min: 0.02,
      max: 1,
      source: "assumed: a fifth of the tissue, the usual crowd of macrophages in a tumor",
    },
    il4i1Drain: {
      label: "Drain by IL4I1",
      value: 2,
      unit: "1",
      min: 0,
      max: 20,
      note: "Demand over supply at an M2 density of 1.",
      source: "assumed: M2 in a fifth of the tissue then take a quarter of the amino acids",
    },
    m2Arginase: {
      label: "Drain by arginase of M2",
      value: 1,
      unit: "1",
      min: 0,
      max: 20,
      note: "At an M2 density of 1 with HIF-1α fully on.",
      source: "assumed: half of IL4I1",
    },
    mdscArginase: {
      label: "Drain by arginase of MDSC",
      value: 50,
      unit: "1",
      min: 0,
      max: 500,
      note: "At an MDSC density of 1.",
      source: "assumed: MDSC in a two-hundredth of the tissue then take a fifth of the amino acids",
    },
    n2Arginase: {
      label: "Drain by arginase of N2",
      value: 15,
      unit: "1",
      min: 0,
      max: 500,
      note: "At an N2 density of 1.",
      source: "assumed: a third of MDSC",
    },
    aminoAcidSupplement: {
      label: "Amino acids given back",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the shortage that is made good.",
      source: "control",
    },
  },
  observables: {
    aminoAcidDrain: {
      expression:
        "il4i1Drain*il4i1Strength*m2 + m2Arginase*m2*hif + mdscArginase*mdsc + n2Arginase*n2",
      label: "Drain of amino acids",
      unit: "1",
      note: "Demand over supply.",
      evidence: ["E0332", "E0507", "E0512", "E0553", "E0596", "E0607", "E0856", "E0857"],
    },
    aminoAcidShortage: {
      expression: "(1 - aminoAcidSupplement)*aminoAcidDrain/(1 + aminoAcidDrain)",
      label: "Lack of amino acids",
      unit: "1",
      color: "#f81c4c",
      note: "Share of the supply that T cells miss.",
      evidence: ["E0552", "E0858", "E0860", "E0861"],
    },
    il4i1Activity: {
      expression: "(1 - aminoAcidSupplement)*il4i1Strength*clamp(m2/il4i1M2, 0, 1)",
      label: "IL4I1 activity",
      unit: "1",
      note: "Makes CD4 cells become Treg.",
      evidence: ["E0856", "E0859"],
    },
  },
};
