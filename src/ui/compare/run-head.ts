import { t } from "../../texts/text.ts";
import { dashSample } from "../dash-sample.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import type { ShownRun } from "./compare-signals.ts";

export interface RunHeadActions {
  /** Takes the run out of the comparison; while it is computed that cancels it. */
  readonly close: (key: string) => void;
}

export interface RunHead {
  readonly element: HTMLElement;
  show(run: ShownRun): void;
}

/** The line above a tissue: which run it is, and how far it is. */
export function createRunHead(key: string, { close }: RunHeadActions): RunHead {
  const line = dashSample();
  const name = element("b", { class: "run-name" });
  const state = element("span", { class: "run-state" });
  const meter = element("progress", {
    class: "run-meter",
    attributes: { max: 1, "aria-label": t`Computed so far` },
  });
  const cancel = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: () => close(key) } },
    t`Cancel`,
  );
  const root = element("div", { class: "run-head" }, line.element, name, state, meter, cancel);
  return {
    element: root,
    show: ({ label, dash, waits }) => {
      line.show(dash);
      name.textContent = label;
      name.title = label;
      state.textContent = waits?.text ?? "";
      state.title = state.textContent;
      state.hidden = waits === null;
      state.classList.toggle("is-wrong", waits?.failed ?? false);
      meter.hidden = waits === null || waits.failed;
      cancel.hidden = waits === null || waits.failed;
      if (waits?.share == null) meter.removeAttribute("value");
      else meter.value = waits.share;
    },
  };
}

/** "×" beside a name. */
export function closeButton(label: string, onPress: () => void): HTMLButtonElement {
  return iconButton({ icon: "close", label, class: "quiet", onPress });
}
