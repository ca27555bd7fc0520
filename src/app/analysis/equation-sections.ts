import { reachOf } from "../../analysis/reach.ts";
import { modelTerms, type Term, termsOf } from "../../analysis/terms.ts";
import { emitTex, texName } from "../../compile/emit-tex.ts";
import { diffusionTex, processTex } from "../../compile/model-equations.ts";
import { stepExpressions } from "../../compile/step-expressions.ts";
import { fixConditions, wallConditions } from "../../compile/wall-equations.ts";
import type { Expression } from "../../model/expression.ts";
import type { Model } from "../../model/model.ts";
import { namesInExpression } from "../../model/names-in-expression.ts";
import type {
  EquationBlock,
  EquationLine,
  EquationSection,
} from "../../ui/analysis/equations-view.ts";

/** What a reader calls a module, and what it says of itself. */
export type ModuleWords = (origin: string) => { readonly label: string; readonly note: string };

/**
 * The model by module: the equations of its fields and compartments, one term a line, then the observables that
 * a step uses, each under the module that brought it.
 */
export function equationSections(model: Model, wordsOf: ModuleWords): readonly EquationSection[] {
  const terms = modelTerms(model);
  const used = reachOf(model, stepExpressions(model)).observables;
  const fields = [...model.fields, ...model.compartments].map((field) => {
    const inTissue = model.fields.find(({ name }) => name === field.name);
    const u = texName(field.name);
    const left =
      inTissue !== undefined ? `\\frac{\\partial ${u}}{\\partial t}` : `\\frac{d ${u}}{dt}`;
    const changes = termsOf(terms, field.name).flatMap((term) =>
      lineOf(model, term, field.origin, wordsOf),
    );
    const conditions =
      inTissue !== undefined
        ? [...wallConditions(inTissue), ...fixConditions(model, field.name)].map(
            (tex): EquationLine => ({
              id: "",
              tex,
              label: "",
              module: "",
              names: namesOfWalls(model, field.name),
            }),
          )
        : [];
    const lines = changes.length === 0 ? [zero()] : changes;
    const kind = inTissue !== undefined ? ("field" as const) : ("compartment" as const);
    return { origin: field.origin, block: blockOf(field, kind, left, [...lines, ...conditions]) };
  });
  const observables = model.observables
    .filter(({ name }) => used.has(name))
    .map((observable) => {
      const { name, origin, expression } = observable;
      const line: EquationLine = {
        id: "",
        tex: emitTex(expression),
        label: "",
        module: "",
        names: [...namesInExpression(expression)],
      };
      return { origin, block: blockOf(observable, "observable", texName(name), [line]) };
    });
  const all = [...fields, ...observables];
  return [...new Set(all.map(({ origin }) => origin))].map((origin) => {
    const { label, note } = wordsOf(origin);
    const blocks = all.filter((one) => one.origin === origin).map(({ block }) => block);
    return { module: label, note, blocks };
  });
}

function blockOf(
  { name, label, unit }: { readonly name: string; readonly label: string; readonly unit: string },
  kind: EquationBlock["kind"],
  left: string,
  lines: readonly EquationLine[],
): EquationBlock {
  return { name, label, unit, kind, left, lines };
}

function lineOf(model: Model, term: Term, home: string, wordsOf: ModuleWords): EquationLine[] {
  const { id, field, kind, label, origin, process, formulas } = term;
  if (kind === "wall" || kind === "hold") return [];
  const own = model.fields.find(({ name }) => name === field);
  const tex =
    process !== undefined
      ? processTex(model, process, field)
      : own === undefined
        ? ""
        : diffusionTex(own);
  if (tex === "") return [];
  const module = origin === home ? "" : wordsOf(origin).label;
  const partner = term.partner === undefined ? [] : [term.partner];
  return [{ id, tex, label, module, names: [...namesOf(formulas), field, ...partner] }];
}

function namesOf(formulas: readonly Expression[]): readonly string[] {
  return [...new Set(formulas.flatMap((formula) => [...namesInExpression(formula)]))];
}

function namesOfWalls(model: Model, field: string): readonly string[] {
  const terms = modelTerms(model).filter(
    (term) => term.field === field && (term.kind === "wall" || term.kind === "hold"),
  );
  return [field, ...namesOf(terms.flatMap(({ formulas }) => formulas))];
}

function zero(): EquationLine {
  return { id: "", tex: "0", label: "", module: "", names: [] };
}
