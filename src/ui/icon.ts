const SVG = "http://www.w3.org/2000/svg";

/** Outlines on a grid of 24, drawn for this page. */
const outlines = {
  play: "M8 5.2v13.6L19 12z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  step: "M6 5.5v13L14.5 12zM18 5.5v13",
  reset: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4v4h4",
  brush:
    "M14 6.5l3.5 3.5M4 20c3.2.3 5-.6 5.4-2.7.3-1.6-1-2.8-2.4-2.6C4.6 15 5.4 18 4 20zM9.5 14.5L18.3 5.7a2 2 0 0 1 2.8 2.8L11 17",
  story: "M5 4.5h9.5a3 3 0 0 1 3 3V20H8a3 3 0 0 1-3-3zM5 17a2.5 2.5 0 0 1 2.5-2.5h10M8.5 8.5h5.5",
  view: "M12 4l8.5 4.5L12 13 3.5 8.5zM3.5 12.5L12 17l8.5-4.5M3.5 16.5L12 21l8.5-4.5",
  parameters: "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h11M19 17h1M17 15v4",
  plot: "M4 4v16h16M7.5 15.5l3.5-5 3 3 5-7.5",
  camera:
    "M4 8.5A1.5 1.5 0 0 1 5.5 7h2l1.5-2.5h6L16.5 7h2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM12 16.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8z",
  record: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  open: "M4 18.5V6a1.5 1.5 0 0 1 1.5-1.5h4L12 7h6.5A1.5 1.5 0 0 1 20 8.5v10a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5zM12 16.5v-6M9.3 13L12 10.3 14.7 13",
  save: "M12 4v11M7.5 10.8L12 15.3l4.5-4.5M4.5 19.5h15",
  help: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.6v.3M12 16.8v.1",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  chevron: "M7 10l5 5 5-5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3L20 20",
  fit: "M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15",
  visible:
    "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  hidden:
    "M4 4l16 16M9.5 6a9 9 0 0 1 2.5-.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.5 7.5A16 16 0 0 0 2.5 12s3.5 6.5 9.5 6.5c1.6 0 3-.4 4.3-1",
  grid: "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z",
  add: "M12 5.5v13M5.5 12h13",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
} as const;

export type IconName = keyof typeof outlines;

/** A line icon in the text's color; says nothing to a screen reader. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outlines[name]);
  svg.append(path);
  return svg;
}

/** The mark of the page: a nodule in its tissue. */
export function mark(): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  for (const [radius, part] of [
    [10.4, "halo"],
    [6.6, "rim"],
    [2.8, "core"],
  ] as const) {
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("cx", "12");
    circle.setAttribute("cy", "12");
    circle.setAttribute("r", String(radius));
    circle.setAttribute("class", `mark-${part}`);
    svg.append(circle);
  }
  return svg;
}
