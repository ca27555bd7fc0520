import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import { BlockBuilder } from "./block-builder.ts";
import { lowerExpression, type Scope } from "./lower-expression.ts";
import { makeScope, type Names } from "./model-scope.ts";
import type { GlobalTerm, Operation } from "./program.ts";

/** Collects the mean() and integral() terms of some expressions, equal ones once. */
export class GlobalTerms {
  readonly terms: GlobalTerm[] = [];
  /** Indices by what is computed: one formula may name an observable, another spell it out. */
  readonly #computed = new Map<string, number>();
  /** Likewise by how it is written. */
  readonly #written = new Map<string, number>();
  readonly #names: Names;
  readonly #read: (index: number) => Operation;

  /** `read` makes the operation that reads term `index`. */
  constructor(names: Names, read: (index: number) => Operation) {
    this.#names = names;
    this.#read = read;
  }

  /** A rule of ScopeRules. */
  readonly lower = (
    kind: "mean" | "integral",
    argument: Expression,
    scope: Scope,
    place: string,
  ): number => {
    const written = `${kind} ${JSON.stringify(argument)}`;
    let index = this.#written.get(written);
    if (index === undefined) {
      index = this.#indexOf(this.#compile(kind, argument, place));
      this.#written.set(written, index);
    }
    return scope.builder.leaf(this.#read(index));
  };

  #indexOf(term: GlobalTerm): number {
    const key = JSON.stringify(term);
    const index = this.#computed.get(key) ?? this.terms.push(term) - 1;
    this.#computed.set(key, index);
    return index;
  }

  #compile(kind: "mean" | "integral", argument: Expression, place: string): GlobalTerm {
    const builder = new BlockBuilder();
    const nested = () => {
      throw new ModelError(place, `mean() and integral() cannot stand inside ${kind}()`);
    };
    const scope = makeScope(builder, this.#names, { place, globalTerm: nested });
    const value = builder.unary("limit", lowerExpression(argument, scope));
    const block = builder.finish(kind, [{ buffer: "observables", plane: 0, value }]);
    return { kind, block };
  }
}
