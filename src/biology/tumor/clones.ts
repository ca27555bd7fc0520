import type { ModuleDescription } from "../../model/description.ts";
import { cloneParameters } from "./clone-parameters.ts";
import { cloneSelection } from "./clone-selection.ts";
import { tagField, tagMotionAndGrowth } from "./tumor-tag.ts";

/**
 * Tumor is not one kind of cell. Three clones are told apart by what kills them: one shows little
 * MHC-I and so hides from T cells and not from NK cells; one has shed its antigens under TNF-α and
 * hides from CD8 and CAR-T cells; stem-like ones, made by TGF-β and HIF-1α (TRIB3, Wnt), outlive
 * chemotherapy. Each is a mark on a part of the tumor (tumor-tag.ts). The whole tumor dies at the
 * mean rate of its clones, each clone at its own, so whoever kills also selects.
 */
export const clones: ModuleDescription = {
  name: "clones",
  label: "Tumor clones",
  note: "MHC-I-low, antigen-low and stem-like parts of the tumor, and how killing selects among them.",
  fields: {
    mhcLow: tagField(
      "MHC-I-low tumor",
      "#dac251",
      "Part of the tumor that shows little MHC-I. A preset gives what is there at the start.",
    ),
    antigenLow: tagField(
      "Antigen-low tumor",
      "#b7d51a",
      "Part of the tumor that has shed the antigens by which T cells know it.",
    ),
    stemLike: tagField(
      "Stem-like tumor",
      "#d81e5b",
      "Part of the tumor that divides as the rest and withstands drugs.",
    ),
  },
  parameters: cloneParameters,
  observables: cloneSelection,
  processes: [
    ...tagMotionAndGrowth("mhcLow"),
    {
      type: "source",
      field: "mhcLow",
      rate: "mhcLowMutation*max(0, tumor - mhcLow)",
      label: "Loss of MHC-I",
    },
    {
      type: "loss",
      field: "mhcLow",
      rate: "mhcLowKill",
      label: "Killing by lymphocytes",
      evidence: ["E0247", "E0246"],
    },
    { type: "loss", field: "mhcLow", rate: "cloneDeath + chemoKill", label: "Other deaths" },
    ...tagMotionAndGrowth("antigenLow"),
    {
      type: "source",
      field: "antigenLow",
      rate: "tnfDedifferentiation*max(0, tumor - antigenLow)",
      label: "Dedifferentiation by TNF-α",
      evidence: ["E0110"],
    },
    { type: "loss", field: "antigenLow", rate: "antigenReturn", label: "Return of antigens" },
    {
      type: "loss",
      field: "antigenLow",
      rate: "antigenLowKill",
      label: "Killing by lymphocytes",
      evidence: ["E0112"],
    },
    { type: "loss", field: "antigenLow", rate: "cloneDeath + chemoKill", label: "Other deaths" },
    ...tagMotionAndGrowth("stemLike"),
    {
      type: "source",
      field: "stemLike",
      rate: "stemInduction*(1 - (1 - tgfBetaSignal)*(1 - stemHif*hif))*max(0, tumor - stemLike)",
      label: "Turn to a stem-like state",
      evidence: ["E0913", "E0908", "E0909", "E0910"],
    },
    {
      type: "loss",
      field: "stemLike",
      rate: "stemDifferentiation",
      label: "Return from the stem-like state",
    },
    {
      type: "loss",
      field: "stemLike",
      rate: "lymphocyteKill + cloneDeath + stemChemoKill",
      label: "Deaths",
    },
  ],
};
