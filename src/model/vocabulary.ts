import type { Expression, NumberExpression } from "./expression.ts";
import { functionArity, reservedNames } from "./expression.ts";

/** What a name in a formula stands for. */
export type Meaning =
  | { readonly kind: "field" | "compartment" | "parameter" | "position" | "time" | "constant" }
  /** Formulas keep its name; what it stands for is looked up here (see what-is-named.ts). */
  | { readonly kind: "observable"; readonly expression: Expression }
  /** Only a module that was not chosen provides it: worth this number. */
  | {
      readonly kind: "absent";
      readonly what: "field" | "compartment" | "parameter" | "observable";
      readonly module: string;
      readonly worth: NumberExpression;
    };

/** The names that the formulas of one model may use. */
export type Vocabulary = ReadonlyMap<string, Meaning>;

/** The names that every formula knows: x y z t pi. */
export const reservedMeanings: readonly (readonly [string, Meaning])[] = reservedNames.map(
  (name) => [name, { kind: name === "t" ? "time" : name === "pi" ? "constant" : "position" }],
);

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const LONGEST_NAME = 64;

/** Why a text cannot be the name of a field, parameter, observable or compartment; or undefined. */
export function problemOfName(text: string): string | undefined {
  if (!NAME.test(text) || text.length > LONGEST_NAME) {
    return `${JSON.stringify(text.slice(0, LONGEST_NAME))} is no name: a letter, then letters, digits or _ (at most ${LONGEST_NAME})`;
  }
  if (Object.hasOwn(functionArity, text))
    return `"${text}" is the name of a function; choose another`;
  // Tables by name are plain objects, and these would find what every object has.
  if (text in Object.prototype || (reservedNames as readonly string[]).includes(text)) {
    return `"${text}" is a reserved name; choose another`;
  }
  return undefined;
}
