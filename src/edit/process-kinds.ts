import { t } from "../texts/text.ts";

/** A kind of term that a model can have, for those who choose one. */
export interface ProcessKind {
  readonly type: string;
  readonly what: string;
  /** Keys that hold a field's name. */
  readonly names: readonly string[];
  /** Keys that hold a formula, what it is (with its unit), and what it is at first; without that it may be left out. */
  readonly formulas: readonly (readonly [key: string, what: string, first?: string])[];
}

/** Every kind of process of docs/preset-format.md. */
export const processKinds: readonly ProcessKind[] = [
  {
    type: "source",
    what: t`adds to a field, whatever is there`,
    names: ["field"],
    formulas: [["rate", t`unit of the field per min, 0 or more`, "0"]],
  },
  {
    type: "loss",
    what: t`takes a share of a field`,
    names: ["field"],
    formulas: [["rate", t`1/min, 0 or more`, "0"]],
  },
  {
    type: "exchange",
    what: t`draws a field to a target, as a vessel's wall does`,
    names: ["field"],
    formulas: [
      ["rate", t`1/min, 0 or more`, "0"],
      ["target", t`unit of the field`, "0"],
    ],
  },
  {
    type: "convert",
    what: t`turns one field into another`,
    names: ["from", "to"],
    formulas: [
      ["rate", t`1/min, 0 or more`, "0"],
      ["yield", t`of what leaves, what arrives; 1 if left out`],
    ],
  },
  {
    type: "growth",
    what: t`lets a field grow until there is no room`,
    names: ["field"],
    formulas: [
      ["rate", t`1/min, 0 or more`, "0"],
      ["occupied", t`room that is taken; the field itself if left out`],
      ["capacity", t`room that there is; without end if left out`],
    ],
  },
  {
    type: "react",
    what: t`changes a field up or down`,
    names: ["field"],
    formulas: [["rate", t`unit of the field per min, any sign`, "0"]],
  },
  {
    type: "chemotaxis",
    what: t`lets a field move up a gradient, or down it`,
    names: ["field", "towards"],
    formulas: [
      ["sensitivity", t`um^2/min per unit of the attractant`, "0"],
      ["crowding", t`share of places that are taken; none if left out`],
    ],
  },
  {
    type: "fix",
    what: t`holds a field at a value where a mask is 1`,
    names: ["field"],
    formulas: [
      ["value", t`unit of the field`, "0"],
      ["where", t`mask from 0 to 1; everywhere if left out`],
    ],
  },
];
