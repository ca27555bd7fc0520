const SVG = "http://www.w3.org/2000/svg";

/** Marks of treatments on a grid of 16: a dose, a procedure. */
const outlines = {
  dose: "M8 1.8 13.2 8 8 14.2 2.8 8z",
  procedure: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5.4v5.2M5.4 8h5.2",
} as const;

export type GlyphName = keyof typeof outlines;

export function glyph(name: GlyphName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `glyph glyph-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outlines[name]);
  svg.append(path);
  return svg;
}
