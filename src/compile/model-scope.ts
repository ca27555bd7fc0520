import { ModelError } from "../model/error.ts";
import type { Expression } from "../model/expression.ts";
import type { Model } from "../model/model.ts";
import type { BlockBuilder } from "./block-builder.ts";
import { lowerExpression, type Scope } from "./lower-expression.ts";
import type { Operation } from "./program.ts";

/** What a name of the model means. */
type Meaning =
  | { readonly kind: "field"; readonly slot: number }
  | { readonly kind: "compartment"; readonly index: number }
  | { readonly kind: "parameter"; readonly index: number }
  | { readonly kind: "observable"; readonly expression: Expression };

export type Names = ReadonlyMap<string, Meaning>;

export function namesOf(model: Model): Names {
  const names = new Map<string, Meaning>();
  for (const { name, expression } of model.observables) {
    names.set(name, { kind: "observable", expression });
  }
  for (const [index, { name }] of model.parameters.entries()) {
    names.set(name, { kind: "parameter", index });
  }
  for (const [index, { name }] of model.compartments.entries()) {
    names.set(name, { kind: "compartment", index });
  }
  for (const [slot, { name }] of model.fields.entries()) names.set(name, { kind: "field", slot });
  return names;
}

/** What observables stand for, as namesBelow asks for it. */
export function observedBy(names: Names): (name: string) => Expression | undefined {
  return (name) => {
    const meaning = names.get(name);
    return meaning?.kind === "observable" ? meaning.expression : undefined;
  };
}

/** What differs from scope to scope. `place` names the expression in errors. */
export interface ScopeRules {
  readonly place: string;
  /** Why fields and x, y, z may not be used here; absent: they may. */
  readonly uniformBecause?: string;
  /** Absent: mean() and integral() may not be used here. */
  readonly globalTerm?: (
    kind: "mean" | "integral",
    argument: Expression,
    scope: Scope,
    place: string,
  ) => number;
  /** What reads a name that is no observable, where that is not what it always is. */
  readonly leaf?: (name: string) => Operation | undefined;
  /** Names that stand for a value of the block. */
  readonly values?: ReadonlyMap<string, number>;
  /** Values of observables in the block so far, of scopes with the same leaf and values. */
  readonly observed?: Map<string, number>;
  /** First stream of random(); absent: random() may not be used here. */
  readonly randomStream?: number;
}

export function makeScope(builder: BlockBuilder, names: Names, rules: ScopeRules): Scope {
  const open: string[] = [];
  const lowered = rules.observed ?? new Map<string, number>();
  let streams = 0;
  const scope: Scope = {
    builder,
    resolve(name) {
      const given = rules.values?.get(name);
      if (given !== undefined) return given;
      const meaning = names.get(name);
      if (meaning?.kind !== "observable") {
        const leaf = rules.leaf?.(name);
        return leaf === undefined ? resolveLeaf(builder, name, meaning, rules) : builder.leaf(leaf);
      }
      const known = lowered.get(name);
      if (known !== undefined) return known;
      if (open.includes(name)) {
        const circle = [...open.slice(open.indexOf(name)), name].join(" uses ");
        throw new ModelError(
          rules.place,
          `observables cannot use each other in a circle: ${circle}`,
        );
      }
      open.push(name);
      const value = lowerExpression(meaning.expression, scope);
      open.pop();
      lowered.set(name, value);
      return value;
    },
    globalTerm(kind, argument) {
      if (rules.globalTerm === undefined) {
        throw new ModelError(rules.place, `${kind}() is not possible here; use fields directly`);
      }
      return rules.globalTerm(kind, argument, scope, rules.place);
    },
    random() {
      if (rules.randomStream === undefined) {
        throw new ModelError(rules.place, "random() is possible in initial values only");
      }
      return builder.leaf({ op: "random", stream: (rules.randomStream + streams++) >>> 0 });
    },
  };
  return scope;
}

function resolveLeaf(
  builder: BlockBuilder,
  name: string,
  meaning: Exclude<Meaning, { kind: "observable" }> | undefined,
  rules: ScopeRules,
): number {
  if (meaning?.kind === "parameter") return builder.leaf({ op: "parameter", index: meaning.index });
  if (meaning?.kind === "compartment") return builder.leaf({ op: "scalar", index: meaning.index });
  if (meaning === undefined && name === "t") return builder.leaf({ op: "t" });
  if (meaning === undefined && name === "pi") return builder.constant(Math.PI);
  if (meaning === undefined && name !== "x" && name !== "y" && name !== "z") {
    throw new ModelError(rules.place, `unknown name "${name}"`);
  }
  if (rules.uniformBecause !== undefined) {
    throw new ModelError(
      rules.place,
      `"${name}" differs from voxel to voxel, but ${rules.uniformBecause}`,
    );
  }
  if (meaning !== undefined) return builder.leaf({ op: "field", slot: meaning.slot });
  return builder.leaf({ op: name as "x" | "y" | "z" });
}
