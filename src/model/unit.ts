/** A product of powers of dimensions, times a number: "nM/min" is 1e-9 mol/L/min. */
export interface Unit {
  /** Exponent per dimension; those of exponent 0 are left out. */
  readonly dimensions: ReadonlyMap<string, number>;
  /** Size in the base units: um, min, M, g, mmHg, cell, ... */
  readonly scale: number;
}

export const dimensionless: Unit = { dimensions: new Map(), scale: 1 };

/** a times b to the power n. */
export function multiplyUnits(a: Unit, b: Unit, n = 1): Unit {
  const dimensions = new Map(a.dimensions);
  for (const [dimension, exponent] of b.dimensions) {
    const sum = (dimensions.get(dimension) ?? 0) + n * exponent;
    if (Math.abs(sum) < 1e-9) dimensions.delete(dimension);
    else dimensions.set(dimension, sum);
  }
  return { dimensions, scale: a.scale * b.scale ** n };
}

export function powerOfUnit(unit: Unit, n: number): Unit {
  return multiplyUnits(dimensionless, unit, n);
}

/** Whether both measure the same thing, perhaps on another scale (mM and nM). */
export function haveSameDimensions(a: Unit, b: Unit): boolean {
  if (a.dimensions.size !== b.dimensions.size) return false;
  for (const [dimension, exponent] of a.dimensions) {
    if (Math.abs((b.dimensions.get(dimension) ?? 0) - exponent) > 1e-9) return false;
  }
  return true;
}

export function areSameUnits(a: Unit, b: Unit): boolean {
  return haveSameDimensions(a, b) && Math.abs(a.scale / b.scale - 1) < 1e-6;
}
