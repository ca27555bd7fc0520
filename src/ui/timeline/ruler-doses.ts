import { effect } from "@preact/signals-core";
import { element } from "../element.ts";
import { percentOf } from "../time-scale.ts";
import { formOf } from "./dose-words.ts";
import { glyph } from "./glyph.ts";
import { laneMarks } from "./lane-marks.ts";
import type { TreatmentDesk } from "./treatment-desk.ts";

/** Beginnings of treatments on the ruler itself, where there is no room for their rows. */
export function createRulerDoses({ shown, host }: TreatmentDesk): HTMLElement {
  const root = element("div", { class: "ruler-doses", attributes: { "aria-hidden": "true" } });
  let drawn: readonly unknown[] = [];
  effect(() => {
    const [treatments, horizon] = [shown.value, host.horizon.value];
    if (treatments === drawn[0] && horizon === drawn[1]) return;
    drawn = [treatments, horizon];
    const times = new Map<number, "dose" | "procedure">();
    for (const { on, intervention } of treatments) {
      if (!on) continue;
      const form = formOf(intervention) === "procedure" ? "procedure" : "dose";
      for (const { from } of laneMarks(intervention, horizon, 600 / horizon)) {
        if (from <= horizon) times.set(from, form);
      }
    }
    root.replaceChildren(
      ...[...times].map(([time, form]) => {
        const mark = element("span", { class: "ruler-dose" }, glyph(form));
        mark.style.left = `${percentOf(time, horizon)}%`;
        return mark;
      }),
    );
  });
  return root;
}
