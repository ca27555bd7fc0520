import type { Parameter } from "../model/model.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { formatClock } from "../numbers/format-time.ts";
import { formatQuantity, formatUnit } from "../numbers/format-unit.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { iconButton } from "./icon-button.ts";
import { createNumberBox } from "./number-box.ts";
import { positionOf, SLIDER_STEPS, stepValue, valueAt } from "./parameter-scale.ts";
import { searchIndex } from "./search-text.ts";

/** A treatment that gives a parameter its value at the moment. */
export interface Hold {
  /** The treatment's name. */
  readonly label: string;
  /** min */
  readonly since: number;
  readonly value: number;
}

export interface ParameterRow {
  readonly parameter: Parameter;
  readonly element: HTMLElement;
  /** What a search looks at. */
  readonly index: string;
  /** Shows the value, or that which a treatment gives. */
  show(value: number, hold: Hold | undefined): void;
}

/** What a row's menu may offer of its own: to give the parameter back its preset value. */
export interface RowReset {
  readonly value: number;
  /** Whether the value is another one. */
  readonly isChanged: boolean;
  readonly run: () => void;
}

export interface RowActions {
  /** `gesture`: changes with the same one belong together (a drag, a run of arrow keys). */
  readonly change: (value: number, gesture: string) => void;
  readonly openMenu: (button: HTMLElement, reset: RowReset) => void;
}

/**
 * One parameter: name, number box with its unit, a slider that knows log scales with a tick at the
 * preset's value, a blue dot and a way back where the value is another one; where a treatment holds
 * it, which one, since when and at what value, and nothing to drag.
 */
export function createParameterRow(
  parameter: Parameter,
  preset: number,
  actions: RowActions,
): ParameterRow {
  const { name, label, unit, min, max } = parameter;
  let value = preset;
  const gestures = gestureNames(name);
  const change = (next: number, gesture: string): void => {
    if (next !== value) actions.change(next, gesture);
  };
  const back = (): void => change(preset, gestures.next());
  const box = createNumberBox({
    label,
    unit,
    min,
    max,
    step: (from, direction, size) => stepValue(parameter, from, direction, size),
    onCommit: (next) => change(next, gestures.current()),
    onProblem: (problem) => {
      refusal.textContent = problem ?? "";
      refusal.hidden = problem === null;
      row.classList.toggle("is-refused", problem !== null);
    },
  });
  box.element.addEventListener("focus", gestures.next);
  box.element.addEventListener("change", gestures.next);
  const slider = createSlider(parameter, preset);
  slider.input.addEventListener("input", () =>
    change(valueAt(parameter, Number(slider.input.value)), gestures.current()),
  );
  slider.input.addEventListener("change", gestures.next);
  const reset = iconButton({
    icon: "reset",
    label: t`Reset ${label} to ${formatQuantity(preset, unit)}`,
    class: "row-reset quiet",
    onPress: back,
  });
  const menu = iconButton({
    icon: "more",
    label: t`More of ${label}`,
    class: "row-menu quiet",
    onPress: () => {
      actions.openMenu(menu, { value: preset, isChanged: value !== preset, run: back });
    },
  });
  menu.setAttribute("aria-haspopup", "menu");
  menu.setAttribute("aria-expanded", "false");
  const refusal = element("p", {
    class: "row-message is-error",
    attributes: { role: "alert", hidden: true },
  });
  const held = element("p", { class: "row-message", attributes: { hidden: true } });
  const tip = { "data-tip": label, "data-tip-more": describe(parameter) };
  const row = element(
    "div",
    { class: "parameter-row", attributes: { "data-parameter": name } },
    element("span", { class: "row-name", attributes: tip }, label),
    element(
      "span",
      { class: "row-widget" },
      box.element,
      element("span", { class: "row-unit" }, formatUnit(unit)),
    ),
    element("span", { class: "row-buttons" }, reset, menu),
    refusal,
    held,
    slider.element,
  );
  const isFixed = min === max;
  slider.element.hidden = isFixed;
  menu.hidden = isFixed;
  const show = (next: number, hold: Hold | undefined): void => {
    value = next;
    const present = hold?.value ?? next;
    box.setReadOnly(hold !== undefined || isFixed);
    box.show(present);
    slider.show(present, hold !== undefined);
    row.classList.toggle("is-changed", next !== preset);
    row.classList.toggle("is-held", hold !== undefined);
    held.hidden = hold === undefined;
    if (hold !== undefined) held.replaceChildren(icon("lock"), holdText(hold, next, unit));
  };
  show(preset, undefined);
  return { parameter, element: row, index: indexOf(parameter), show };
}

/** Names of gestures: the same until the next one begins. */
function gestureNames(name: string): { current: () => string; next: () => string } {
  let count = 0;
  const current = (): string => `parameter ${name} ${count}`;
  const next = (): string => {
    count++;
    return current();
  };
  return { current, next };
}

function createSlider(parameter: Parameter, preset: number) {
  const input = element("input", {
    class: "row-slider",
    attributes: {
      type: "range",
      min: 0,
      max: SLIDER_STEPS,
      step: 1,
      "aria-label": parameter.label,
    },
  });
  const tick = element("span", { class: "row-tick", attributes: { "aria-hidden": "true" } });
  const root = element("div", { class: "row-track" }, tick, input);
  root.style.setProperty("--preset", String(positionOf(parameter, preset) / SLIDER_STEPS));
  const show = (value: number, isHeld: boolean): void => {
    const position = positionOf(parameter, value);
    if (Number(input.value) !== position) input.value = String(position);
    input.style.setProperty("--share", String(position / SLIDER_STEPS));
    input.setAttribute("aria-valuetext", formatQuantity(value, parameter.unit));
    input.disabled = isHeld;
  };
  return { element: root, input, show };
}

function holdText({ label, since }: Hold, own: number, unit: string): HTMLElement {
  return element(
    "span",
    {},
    t`held by `,
    element("b", {}, label),
    t` since ${formatClock(since)}; otherwise ${formatQuantity(own, unit)}`,
  );
}

function describe({ name, note, source, min, max, unit, evidence }: Parameter): string {
  const lines = [
    note ?? "",
    t`${name}: ${formatNumber(min)} to ${formatQuantity(max, unit)}`,
    source === undefined ? "" : t`Source: ${source}`,
    evidence?.length ? t`Evidence: ${evidence.join(", ")}` : "",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function indexOf({ name, label, note = "", group = "", origin }: Parameter): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1 $2");
  return searchIndex([name, words, label, note, group, origin].join(" "));
}
