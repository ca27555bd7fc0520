import type { Unit } from "./unit.ts";

/** A unit as text: "um^2/(min mM)"; a scale that has no name of its own stands in front. */
export function printUnit(unit: Unit): string {
  const { dimensions: rest, scale: size } = withLitres(unit);
  let scale = size;
  const above: string[] = [];
  const below: string[] = [];
  for (const [dimension, exponent] of rest) {
    const prefixed = named(dimension, exponent, scale);
    scale = prefixed.scale;
    const power = Math.abs(exponent);
    const text = power === 1 ? prefixed.name : `${prefixed.name}^${Number(power.toFixed(3))}`;
    (exponent > 0 ? above : below).push(text);
  }
  const factor = Math.abs(scale - 1) < 1e-6 ? "" : `${Number(scale.toPrecision(4))} `;
  const top = above.join(" ") || "1";
  if (below.length === 0) return factor + top;
  return `${factor}${top}/${below.length > 1 ? `(${below.join(" ")})` : below[0]}`;
}

/** People give masses per millilitre (1e12 um^3), not per um^3. */
function withLitres(unit: Unit): Unit {
  const mass = unit.dimensions.get("g");
  if (mass === undefined || unit.dimensions.get("um") !== -3 * mass) return unit;
  const dimensions = new Map(unit.dimensions).set("mL", -mass);
  dimensions.delete("um");
  return { dimensions, scale: unit.scale * 1e12 ** mass };
}

/** Names for a dimension's usual scales; the base unit's own scale is 1. */
const SCALES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  M: [
    ["M", 1],
    ["mM", 1e-3],
    ["uM", 1e-6],
    ["nM", 1e-9],
    ["pM", 1e-12],
    ["fM", 1e-15],
  ],
  g: [
    ["g", 1],
    ["mg", 1e-3],
    ["ug", 1e-6],
    ["ng", 1e-9],
    ["pg", 1e-12],
  ],
};

/** The name that takes up the scale, if one does; else the base unit's. */
function named(
  dimension: string,
  exponent: number,
  scale: number,
): { name: string; scale: number } {
  for (const [name, size] of SCALES[dimension] ?? []) {
    const taken = size ** exponent;
    if (Math.abs(scale / taken - 1) < 1e-6) return { name, scale: 1 };
  }
  return { name: dimension, scale };
}
