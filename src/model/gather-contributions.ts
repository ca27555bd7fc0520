import type { ContributionDescription } from "./description.ts";
import type { Expression } from "./expression.ts";
import type { ModelPart } from "./model-part.ts";
import type { Problems } from "./problems.ts";
import { parseFormula } from "./read-formula.ts";
import { didYouMean } from "./suggest.ts";
import type { Meaning } from "./vocabulary.ts";

/** A term or a factor of an observable, as written. */
export interface Contribution {
  readonly kind: "add" | "times";
  readonly formula: string;
  readonly written: Expression;
  readonly place: string;
}

/**
 * What the parts contribute, by the observable. A contribution to one that only an unchosen module
 * declares is dropped; one to anything else is a problem.
 */
export function gatherContributions(
  parts: readonly ModelPart[],
  observables: ReadonlySet<string>,
  meanings: ReadonlyMap<string, Meaning>,
  problems: Problems,
): ReadonlyMap<string, readonly Contribution[]> {
  const gathered = new Map<string, Contribution[]>();
  for (const { description, place: part } of parts) {
    for (const [index, contribution] of (description.contributions ?? []).entries()) {
      const place = `${part}contributions[${index}]`;
      const { to } = contribution;
      if (!observables.has(to)) {
        const meaning = meanings.get(to);
        if (meaning?.kind === "absent" && meaning.what === "observable") continue;
        const what =
          meaning === undefined
            ? `unknown observable "${to}"${didYouMean(to, observables)}`
            : `"${to}" is no observable; a source, a loss or a conversion changes a field`;
        problems.add(`${place}.to`, what);
        continue;
      }
      const read = problems.attempt(() => readContribution(contribution, place));
      if (read !== undefined) gathered.set(to, [...(gathered.get(to) ?? []), read]);
    }
  }
  return gathered;
}

function readContribution(contribution: ContributionDescription, part: string): Contribution {
  const [kind, formula] =
    "add" in contribution
      ? (["add", contribution.add] as const)
      : (["times", contribution.times] as const);
  const place = `${part}.${kind}`;
  return { kind, formula, written: parseFormula(formula, place), place };
}
