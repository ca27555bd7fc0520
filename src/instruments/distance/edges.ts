import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";

/** A set from whose edge distances are of interest. */
export interface Edge {
  readonly label: string;
  /** A condition: where it holds is inside. */
  readonly inside: string;
}

/** Sets that tissue of these modules has, by the fields that make them up; the first that fits of each label. */
const KNOWN: readonly (Edge & { readonly of: readonly string[] })[] = [
  { label: t`the tumor`, inside: "tumor + dead > 0.25", of: ["tumor", "dead"] },
  { label: t`the tumor`, inside: "tumor > 0.25", of: ["tumor"] },
  { label: t`the nearest vessel`, inside: "trunk > 0.5", of: ["trunk"] },
  { label: t`the nearest vessel`, inside: "vessel > 0.5", of: ["vessel"] },
  { label: t`the necrosis`, inside: "dead > 0.25", of: ["dead"] },
];

/** The edges that a model offers; any other is written as a condition. */
export function edgesOf({ fields }: Pick<Model, "fields">): readonly Edge[] {
  const names = new Set(fields.map(({ name }) => name));
  const found = KNOWN.filter(({ of }) => of.every((name) => names.has(name)));
  return found
    .filter(({ label }, index) => found.findIndex((other) => other.label === label) === index)
    .map(({ label, inside }) => ({ label, inside }));
}
