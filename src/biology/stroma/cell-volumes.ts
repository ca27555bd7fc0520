import { SECTION_THICKNESS } from "../../model/cell-count.ts";
import type { ObservableDescription, ParameterDescription } from "../../model/description.ts";

const volume = (
  label: string,
  value: number,
  [min, max]: readonly [number, number],
  source: string,
  range?: readonly [number, number],
) =>
  ({
    label: `Volume of ${label}`,
    value,
    unit: "um^3",
    ...(range && { range }),
    min,
    max,
    source,
  }) as const;

const downey = "Downey et al. 1990, J Appl Physiol 69:1767";

/**
 * How large one cell of each type is, by which a volume fraction is a number of cells. Populations name
 * theirs (`cellVolume`), and counts in sections (cellsPerArea) use the same.
 */
export const cellVolumes = {
  lymphocyteVolume: volume(
    "a lymphocyte",
    180,
    [100, 500],
    "D_Tcell_qspio, QSPIO-TNBC (6.94 um across, Chapman et al. 1981); 125 (Schmid-Schönbein et al. 1980, Blood 56:866) to 210 um^3 (Segel et al. 1981, Blood 57:894) in blood",
    [125, 210],
  ),
  neutrophilVolume: volume(
    "a neutrophil",
    310,
    [200, 500],
    `8.4 um across, 7.3 to 9.7 (${downey})`,
    [204, 478],
  ),
  mdscVolume: volume(
    "an MDSC",
    330,
    [200, 1000],
    `assumed: half of them like neutrophils, 310 um^3, half like monocytes, 356 um^3 (8.79 um across, ${downey})`,
  ),
  macrophageVolume: volume(
    "a macrophage",
    4850,
    [500, 10_000],
    "D_Mcell_qspio, QSPIO-TNBC (21 um across, Krombach et al. 1997)",
  ),
  dendriticVolume: volume(
    "a dendritic cell",
    900,
    [300, 5000],
    "assumed: 12 um across without its processes, between a monocyte and a macrophage",
  ),
  plasmaCellVolume: volume(
    "a plasma cell",
    900,
    [300, 3000],
    "assumed: 12 um across, five times a lymphocyte",
  ),
  fibroblastVolume: volume(
    "a fibroblast",
    3000,
    [1000, 10_000],
    "assumed: somewhat more than a tumor cell, by which 16018 of them per mm^3 (rho_fib, SPQSP_PDAC) are 5 % of the tissue",
  ),
  tumorCellVolume: volume(
    "a tumor cell",
    2494,
    [500, 10_000],
    "V_cell, PhysiCell 1.14.2; 17 um across, 2570 um^3, by D_cell_qspio",
    [2494, 2570],
  ),
  blastVolume: volume(
    "a blast",
    500,
    [200, 2000],
    "assumed: 10 um across, larger than a lymphocyte at rest",
  ),
  sectionThickness: {
    label: "Thickness of a section",
    value: SECTION_THICKNESS,
    unit: "um",
    min: 1,
    max: 20,
    note: "In which cells per mm² are counted.",
    source: "assumed: paraffin sections are cut at 3 to 5 um",
  },
} as const satisfies Readonly<Record<string, ParameterDescription>>;

/** Name of the volume of a type of cell. */
export type CellVolume = Exclude<keyof typeof cellVolumes, "sectionThickness">;

/**
 * Cells of a density (volume fraction, a formula) that show per mm² of a section: the same as
 * cellsPerSection of cell-count.ts (Abercrombie 1946).
 */
export function cellsPerArea(
  cells: string,
  density: string,
  volume: CellVolume,
): ObservableDescription {
  return {
    expression: `(${density})/${volume}*(sectionThickness + (6*${volume}/pi)^(1/3))`,
    formulaUnit: "1/um^2",
    unit: "1/mm^2",
    label: `${cells} in a section`,
    note: "As counted in a section (Abercrombie 1946, Anat Rec 94:239).",
  };
}
