const SVG = "http://www.w3.org/2000/svg";

/** Lines of 1.5 on a grid of 16 with round ends, drawn for this page. */
const outlines = {
  play: "M4.5 3v10l8.5-5z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  step: "M4 3.5v9L10.5 8zM12.5 3.5v9",
  reset: "M3 8a5 5 0 1 0 1.6-3.7M3 2.6V5h2.4",
  undo: "M3 6.5h6.2a3.4 3.4 0 0 1 0 6.8H6M5.6 3.6 2.7 6.5l2.9 2.9",
  redo: "M13 6.5H6.8a3.4 3.4 0 0 0 0 6.8H10M10.4 3.6l2.9 2.9-2.9 2.9",
  share:
    "M11.5 5.8a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zM4.5 9.9a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zM11.5 14a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zM6.2 7.1l3.6-2.2M6.2 8.9l3.6 2.2",
  brush: "M13.3 2.7 7 9M2.8 13.2c2.2.2 3.4-.5 3.7-1.9.2-1.1-.7-1.9-1.6-1.7-1.7.3-.9 2.4-2.1 3.6z",
  story: "M3 2.8h10v10.4H3zM5.5 6h5M5.5 8.5h5M5.5 11h3",
  view: "M8 2.5 14 6 8 9.5 2 6zM2 9.5 8 13l6-3.5",
  parameters: "M2.5 5h6M11.5 5h2M10 3.5v3M2.5 11h2M7.5 11h6M6 9.5v3",
  plot: "M2.5 2.5v11h11M5 10.5l2.5-3.5 2 1.8 3.5-5",
  camera: "M2 5.5h2.8l1-1.7h4.4l1 1.7H14v7.2H2zM8 11a2.2 2.2 0 1 0 0-4.4A2.2 2.2 0 0 0 8 11z",
  figure:
    "M2.5 2.5h5v5h-5zM2.5 10h5v3.5h-5zM10 2.5h1.5M10 5h1.5M10 7.5h1.5M13.2 2.5v11M10 10h1.5M10 13.5h1.5",
  record: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  save: "M8 2.5v7.5M5 7.3 8 10.2l3-2.9M3 13.2h10",
  help: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.4a1.8 1.8 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.2M8 11.2v.1",
  close: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  chevron: "M4.5 6.5 8 10l3.5-3.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4 13.5 13.5",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
  visible:
    "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  hidden:
    "M2.5 2.5l11 11M6.4 4a7 7 0 0 1 1.6-.2c4 0 6.5 4.2 6.5 4.2a12 12 0 0 1-2 2.4M4.3 5A11 11 0 0 0 1.5 8S4 12.2 8 12.2c1 0 2-.3 2.8-.7",
  grid: "M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z",
  add: "M8 3.5v9M3.5 8h9",
  more: "M3.5 6.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4zM8 6.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4zM12.5 6.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z",
  open: "M8 10.5V3.2M5.2 5.8 8 3l2.8 2.8M3 13.2h10",
  lock: "M5 7.2V5.4a3 3 0 0 1 6 0v1.8M3.8 7.2h8.4v6H3.8z",
  check: "M3.2 8.4l3.1 3.1 6.5-6.7",
  wait: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.4",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  bin: "M2.8 4.5h10.4M6 4.3V2.5h4v1.8M4.2 4.5l.6 9h6.4l.6-9",
  dose: "M8 1.8 13.2 8 8 14.2 2.8 8z",
  compare: "M8 2.5v11M3 4h2.6v8H3M13 4h-2.6v8H13",
  grip: "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1",
  map: "M3.5 5.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM12.5 7.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM5.5 14.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM5.2 4.1l5.5 1.4M4 5.3l1.2 5.4M6.8 11.2l4.2-4",
  budget: "M2 8h12M4 8V3.5M8 8V5M12 8V2.5M4 8v3M8 8v5M12 8v2",
  equations: "M12.5 3.5V2.5h-9L8 8l-4.5 5.5h9v-1",
  full: "M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9.3 6.7M2.5 13.5l4.2-4.2",
  instruments: "M2.5 10.8l8.3-8.3 2.7 2.7-8.3 8.3zM5 8.3l1.3 1.3M7 6.3l1.9 1.9M9 4.3l1.3 1.3",
  draw: "M2.8 13.2l.7-3 7-7 2.3 2.3-7 7zM9 4.7l2.3 2.3",
  edit: "M10.8 3.2l2 2L5.6 12.4l-2.6.6.6-2.6zM9.2 4.8l2 2",
  bare: "M2.5 3.5h11v9h-11zM5 6h6v4H5z",
} as const;

export type IconName = keyof typeof outlines;

/** A line icon in the text's color; says nothing to a screen reader. */
export function icon(name: IconName): SVGSVGElement {
  const svg = createSvg("0 0 16 16", `icon icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outlines[name]);
  svg.append(path);
  return svg;
}

/** The mark of the page: a nodule in its vessel. */
export function mark(): SVGSVGElement {
  const svg = createSvg("0 0 20 20", "brand-mark");
  for (const [radius, part] of [
    [8.5, "rim"],
    [4, "core"],
  ] as const) {
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("cx", "10");
    circle.setAttribute("cy", "10");
    circle.setAttribute("r", String(radius));
    circle.setAttribute("class", `brand-${part}`);
    svg.append(circle);
  }
  return svg;
}

function createSvg(viewBox: string, name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  return svg;
}
