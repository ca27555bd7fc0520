import { effect } from "@preact/signals-core";
import { formatNumber } from "../numbers/format-number.ts";
import { formatClock } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { PageSignals } from "./page-signals.ts";

/** A scale bar for a picture of so many CSS px per um, at most `longest` px wide. */
export type ChooseScaleBar = (
  scale: number,
  longest: number,
) => { readonly pixels: number; readonly label: string };

/** Longest scale bar, px. */
const LONGEST = 120;

/** The line under the tissue: simulated time, width of the domain, scale bar. */
export function createCaption(
  { time, extent, scale }: PageSignals,
  chooseScaleBar: ChooseScaleBar,
): HTMLElement {
  const clock = element("b", { class: "num caption-time" });
  const across = element("span", { class: "caption-across" });
  const bar = element("i");
  const label = element("span");
  effect(() => {
    clock.textContent = formatClock(time.value);
  });
  effect(() => {
    const { width } = extent.value;
    across.textContent =
      width >= 1000
        ? t`${formatNumber(width / 1000)} mm across`
        : t`${formatNumber(width)} µm across`;
  });
  effect(() => {
    if (!(scale.value > 0)) return;
    const chosen = chooseScaleBar(scale.value, LONGEST);
    bar.style.width = `${chosen.pixels.toFixed(1)}px`;
    label.textContent = chosen.label;
  });
  return element(
    "div",
    { class: "caption" },
    clock,
    across,
    element("span", { class: "grow" }),
    element("span", { class: "scale-bar" }, bar, label),
  );
}
