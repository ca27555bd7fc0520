import type { GUI } from "lil-gui";
import type { Parameter } from "../model/model.ts";
import { element } from "./element.ts";
import { formatNumber, formatQuantity, formatUnit } from "./format-quantity.ts";
import { iconButton } from "./icon-button.ts";
import { positionOf, SLIDER_STEPS, valueAt } from "./parameter-scale.ts";

export interface ParameterRow {
  readonly parameter: Parameter;
  readonly element: HTMLElement;
  /** What a search looks at, lower case. */
  readonly text: string;
  /** Shows a value that came from elsewhere. */
  show(value: number): void;
}

/** What a row's menu may offer of its own: to give the parameter back its preset value. */
export interface RowReset {
  readonly value: number;
  /** Whether the value is another one. */
  readonly isChanged: boolean;
  readonly run: () => void;
}

/**
 * One parameter in a lil-gui folder: name, number box, unit, a button that appears when the value
 * is not the preset's, a button for its menu, and a slider that the keyboard reaches and that knows log
 * scales.
 */
export function addParameterRow(
  folder: GUI,
  parameter: Parameter,
  initial: number,
  onChange: (value: number) => void,
  onMenu: (button: HTMLElement, reset: RowReset) => void,
): ParameterRow {
  const held = { value: initial };
  const controller = folder.add(held, "value").name(parameter.label);
  const row = controller.domElement;
  const change = (value: number): void => {
    const inside = Math.min(parameter.max, Math.max(parameter.min, value));
    if (!Number.isFinite(inside)) return;
    onChange(inside);
    show(inside);
  };
  const slider = createSlider(parameter, (position) => change(valueAt(parameter, position)));
  const reset = iconButton({
    icon: "reset",
    label: `Reset ${parameter.label} to ${formatQuantity(initial, parameter.unit)}`,
    class: "row-reset quiet",
    onPress: () => change(initial),
  });
  const menu = iconButton({
    icon: "more",
    label: `More of ${parameter.label}`,
    class: "row-menu quiet",
    onPress: () =>
      onMenu(menu, {
        value: initial,
        isChanged: held.value !== initial,
        run: () => change(initial),
      }),
  });
  menu.setAttribute("aria-haspopup", "menu");
  menu.setAttribute("aria-expanded", "false");
  controller.onChange((value: number) => {
    const inside = Math.min(parameter.max, Math.max(parameter.min, value));
    onChange(inside);
    showSlider(slider, parameter, inside);
    row.classList.toggle("is-changed", inside !== initial);
  });
  controller.onFinishChange((value: number) => change(value));
  const show = (value: number): void => {
    held.value = value;
    controller.updateDisplay();
    showSlider(slider, parameter, value);
    row.classList.toggle("is-changed", value !== initial);
  };
  row.dataset["parameter"] = parameter.name;
  row.classList.add("parameter-row");
  controller.$name.dataset["tip"] = parameter.label;
  controller.$name.dataset["tipMore"] = describe(parameter);
  controller.$widget.append(element("span", { class: "row-unit" }, formatUnit(parameter.unit)));
  row.append(reset, slider, menu);
  if (parameter.min === parameter.max) {
    controller.disable();
    slider.hidden = true;
    menu.hidden = true;
  }
  show(initial);
  return { parameter, element: row, text: searchText(parameter), show };
}

function createSlider(parameter: Parameter, onInput: (position: number) => void): HTMLInputElement {
  const slider = element("input", {
    class: "row-slider",
    attributes: {
      type: "range",
      min: 0,
      max: SLIDER_STEPS,
      step: 1,
      "aria-label": parameter.label,
    },
    on: { input: () => onInput(Number(slider.value)) },
  });
  return slider;
}

function showSlider(slider: HTMLInputElement, parameter: Parameter, value: number): void {
  const position = positionOf(parameter, value);
  if (document.activeElement !== slider || Number(slider.value) !== position) {
    slider.value = String(position);
  }
  slider.style.setProperty("--share", String(position / SLIDER_STEPS));
  slider.setAttribute("aria-valuetext", formatQuantity(value, parameter.unit));
}

function describe({ name, note, source, min, max, unit, evidence }: Parameter): string {
  const lines = [
    note ?? "",
    `${name}: ${formatNumber(min)} to ${formatQuantity(max, unit)}`,
    source === undefined ? "" : `Source: ${source}`,
    evidence?.length ? `Evidence: ${evidence.join(", ")}` : "",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function searchText({ name, label, note = "", group = "", origin }: Parameter): string {
  return [name, label, note, group, origin].join(" ").toLowerCase();
}
