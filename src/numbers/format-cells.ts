import { cellsPerSection, cellsPerVolume } from "../model/cell-count.ts";
import { formatNumber } from "./format-number.ts";

/**
 * How many cells of this volume (um^3) fill a share of the tissue: per mm² of a section, as they are
 * counted under a microscope, and per mm³.
 */
export function formatCells(fraction: number, volume: number): string {
  const perArea = formatCount(cellsPerSection(fraction, volume));
  return `${perArea}/mm² · ${formatCount(cellsPerVolume(fraction, volume))}/mm³`;
}

/** Three digits, as a count is no better; fewer than one in twenty are none. */
function formatCount(count: number): string {
  return Math.abs(count) < 0.05 ? "0" : formatNumber(Number(count.toPrecision(3)), 2);
}
