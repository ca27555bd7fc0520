/** A piece of the line that a run's curves are drawn with. */
export function dashSample() {
  const svgNames = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(svgNames, "svg");
  svg.setAttribute("class", "dash-sample");
  svg.setAttribute("viewBox", "0 0 22 4");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svgNames, "path");
  path.setAttribute("d", "M0 2h22");
  svg.append(path);
  return {
    element: svg,
    show: (dash: readonly number[] | undefined) => {
      path.setAttribute("stroke-dasharray", dash?.join(" ") ?? "none");
    },
  };
}
