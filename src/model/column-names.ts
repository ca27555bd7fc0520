/** What tables of measurements have of each field and observable: a column "oxygen_mean", and so on. */
const statistics = ["mean", "min", "max", "integral"];

/** Columns that every table of measurements or of voxels begins with. */
const firstColumns = ["time_min", "x_um", "y_um", "z_um"];

/**
 * Why a field, observable or compartment cannot have a name beside these fields and observables: two
 * columns of a table would be called alike. undefined: it can.
 */
export function problemOfColumns(name: string, spatial: ReadonlySet<string>): string | undefined {
  if (firstColumns.includes(name) || (name === "time" && spatial.has(name))) {
    const column = name === "time" ? "time_min" : name;
    return `"${name}" would give tables a second column "${column}"; choose another name`;
  }
  const statistic = statistics.find((one) => name.endsWith(`_${one}`));
  const base = statistic === undefined ? name : name.slice(0, -statistic.length - 1);
  if (base === name || !spatial.has(base)) return undefined;
  return `"${name}" is what tables call the ${statistic} of "${base}"; choose another name`;
}
