import { ModelError } from "./error.ts";
import { didYouMean } from "./suggest.ts";
import type { Meaning, Vocabulary } from "./vocabulary.ts";

type Kind = Exclude<Meaning["kind"], "absent">;

/** Throws unless the name is a field of the model. */
export function requireField(name: string, place: string, vocabulary: Vocabulary): void {
  requireName(name, ["field"], place, vocabulary);
}

/** What the name is, if it is of one of these kinds; else a ModelError that helps. */
export function requireName(
  name: string,
  kinds: readonly Kind[],
  place: string,
  vocabulary: Vocabulary,
): Kind {
  const meaning = vocabulary.get(name);
  if (meaning !== undefined && meaning.kind !== "absent" && kinds.includes(meaning.kind))
    return meaning.kind;
  const wanted = kinds.join(" or ");
  if (meaning === undefined) {
    const known = [...vocabulary].flatMap(([known, { kind }]) =>
      (kinds as readonly string[]).includes(kind) ? known : [],
    );
    throw new ModelError(place, `unknown name "${name.slice(0, 64)}"${didYouMean(name, known)}`);
  }
  if (meaning.kind === "absent") {
    throw new ModelError(
      place,
      `"${name}" belongs to the module "${meaning.module}"; add it to "modules"`,
    );
  }
  throw new ModelError(place, `"${name}" is a ${meaning.kind}, but a ${wanted} is needed`);
}
