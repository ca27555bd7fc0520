import { binary, type Expression, name } from "../model/expression.ts";
import type { Field, Model, SideBoundary } from "../model/model.ts";
import { emitTex, factor, texName } from "./emit-tex.ts";
import { sides } from "./wall-terms.ts";

/** The conditions at walls that let something pass, as TeX; equal ones together. */
export function wallConditions(field: Field): string[] {
  const sidesOf = new Map<string, string[]>();
  for (const side of sides) {
    const condition = conditionAt(field, field.boundary[side]);
    if (condition === "") continue;
    sidesOf.set(condition, [...(sidesOf.get(condition) ?? []), side]);
  }
  return [...sidesOf].map(([condition, where]) => `${condition} \\text{ at ${where.join(", ")}}`);
}

/** With the outward normal n the inward flux is D du/dn. */
function conditionAt(field: Field, wall: SideBoundary): string {
  const u = texName(field.name);
  const inward = `${factor(field.diffusion)}\\, \\partial_n ${u}`;
  switch (wall.type) {
    case "value":
      return `${u} = ${emitTex(wall.value)}`;
    case "flux":
      return `${inward} = ${emitTex(wall.flux)}`;
    case "exchange":
      return `${inward} = ${emitTex(exchanged(wall.rate, wall.target, field.name))}`;
    default:
      return "";
  }
}

function exchanged(rate: Expression, target: Expression, field: string): Expression {
  return binary("*", rate, binary("-", target, name(field)));
}

/** What `fix` processes hold a field at, and where, as TeX. */
export function fixConditions(model: Model, field: string): string[] {
  return model.processes.flatMap((process) => {
    if (process.type !== "fix" || process.field !== field) return [];
    const held = `${texName(field)} = ${emitTex(process.value)}`;
    const { where } = process;
    const isEverywhere = where.kind === "number" && where.value === 1;
    return [isEverywhere ? held : `${held} \\text{ where } ${emitTex(where)}`];
  });
}
