import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { Chart } from "./plot-chart.ts";

/** Draws curves into their place; says there why if that fails. */
export function drawCurves(holder: HTMLElement, draw: () => Promise<void>): void {
  draw().catch((error: unknown) => {
    holder.replaceChildren(
      element("p", { class: "fine" }, t`The curves cannot be drawn: ${error}`),
    );
  });
}

/** Curves are as large as their place, whatever becomes of that. */
export function followSize(holder: HTMLElement, chart: () => Chart | null): void {
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = holder;
    if (clientWidth > 0 && clientHeight > 0) chart()?.setSize(clientWidth, clientHeight);
  }).observe(holder);
}
