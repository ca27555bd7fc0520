import type { ModelDescription } from "../../model/description.ts";

/** How a drug passes vessel walls and tissue; the numbers are those of the module drug-transport. */
export type DrugTransport = "antibody" | "smallDrug";

/** What there is to say about one drug; the rest is the same for all (drug-parts.ts). */
export interface DrugPlan {
  /** Name of the tissue field; plasma, infusion, half-life and half effect are named after it. */
  readonly field: string;
  readonly label: string;
  readonly color: string;
  readonly transport: DrugTransport;
  readonly unit: "ug/mL" | "uM";
  /** In plasma, min. */
  readonly halfLife: number;
  readonly halfLifeSource: string;
  /** What one usual dose adds to the plasma, and the days between doses. */
  readonly dose: { readonly amount: number; readonly days: number };
  readonly effect?: DrugEffect;
  /** What the drug does besides. */
  readonly more?: ModelDescription;
}

export interface DrugEffect {
  readonly observable: string;
  readonly label: string;
  /** Level of half effect. */
  readonly half: number;
  readonly halfSource: string;
  /** Formula of 0 to 1 that the effect is multiplied by, for resistance. */
  readonly factor?: string;
  readonly note?: string;
  readonly evidence?: readonly string[];
}

/** A drug of a common kind: what the kind gives by default may be left out. */
export type UsualDrugPlan = Pick<DrugPlan, "field" | "label" | "color" | "more"> &
  Partial<Pick<DrugPlan, "dose" | "halfLife" | "halfLifeSource">> & {
    readonly name: string;
    readonly note: string;
    readonly title?: string;
    readonly effect: Omit<DrugEffect, "half" | "halfSource"> &
      Partial<Pick<DrugEffect, "half" | "halfSource">>;
  };
