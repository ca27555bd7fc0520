/** How thick a section of tissue is in which pathologists count cells, um. */
export const SECTION_THICKNESS = 5;

const CUBIC_MM = 1e9;
const SQUARE_MM = 1e6;

/** Diameter (um) of a sphere of this volume (um^3). */
export function cellDiameter(volume: number): number {
  return Math.cbrt((6 * volume) / Math.PI);
}

/** Cells per mm^3 of tissue of which they fill this share, at a volume of each in um^3. */
export function cellsPerVolume(fraction: number, volume: number): number {
  return (fraction / volume) * CUBIC_MM;
}

/**
 * Cells seen per mm^2 of a section, `thickness` um thick, of such tissue. A cell shows in a section if
 * its center lies within it or less than a radius above or below, so that what is counted is the
 * number per volume times the thickness and one diameter (Abercrombie 1946, Anat Rec 94:239-247,
 * where a count times thickness/(thickness + diameter) gives the number of nuclei in the section).
 */
export function cellsPerSection(
  fraction: number,
  volume: number,
  thickness: number = SECTION_THICKNESS,
): number {
  return (fraction / volume) * (thickness + cellDiameter(volume)) * SQUARE_MM;
}
