import type { Model } from "../model/model.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { formatUnit } from "../numbers/format-unit.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";

/** What the brush does to the tissue. */
export interface BrushSetting {
  readonly field: string;
  readonly action: "add" | "remove";
  /** um */
  readonly radius: number;
  /** In the field's unit: what a dab adds in its middle. "remove" takes away everything there. */
  readonly amount: number;
}

export interface BrushPanel {
  readonly element: HTMLElement;
  readonly setting: BrushSetting;
  /** Another model or domain; `extent` is the domain's shorter side, um. */
  setModel(model: Model, preferred: string, extent: number): void;
  /** Largest value of each field now: the amount's scale. */
  setScale(scaleOf: (field: string) => number): void;
  toggleAction(): void;
}

/** Radius as a share of the domain, and amount as one of the largest value, before a person sets them. */
const USUAL = { radius: 0.05, amount: 1 };

/** The brush's tools: which field, add or remove, how wide, how much. */
export function createBrushPanel(onChange: (setting: BrushSetting) => void): BrushPanel {
  let state = { field: "", action: "add" as BrushSetting["action"], radius: 50, share: 1 };
  let extent = 1000;
  let unit = "";
  let scaleOf: (field: string) => number = () => 1;
  const controls = createControls();
  const setting = (): BrushSetting => {
    const { field, action, radius, share } = state;
    return { field, action, radius, amount: share * scaleOf(field) };
  };
  const refresh = (): void => {
    unit = controls.units.get(state.field) ?? "";
    controls.add.setAttribute("aria-pressed", String(state.action === "add"));
    controls.remove.setAttribute("aria-pressed", String(state.action === "remove"));
    controls.radiusText.textContent = `${Math.round(state.radius)} µm`;
    controls.amountText.textContent =
      `${formatNumber(setting().amount, 2)} ${formatUnit(unit)}`.trim();
    controls.amountRow.hidden = state.action === "remove";
    onChange(setting());
  };
  const set = (change: Partial<typeof state>): void => {
    state = { ...state, ...change };
    refresh();
  };
  controls.field.addEventListener("change", () => set({ field: controls.field.value }));
  controls.add.addEventListener("click", () => set({ action: "add" }));
  controls.remove.addEventListener("click", () => set({ action: "remove" }));
  controls.radius.addEventListener("input", () =>
    set({ radius: extent * Number(controls.radius.value) }),
  );
  controls.amount.addEventListener("input", () => set({ share: Number(controls.amount.value) }));
  return {
    element: controls.element,
    get setting() {
      return setting();
    },
    setModel: (model, preferred, newExtent) => {
      extent = newExtent;
      fillFields(controls.field, controls.units, model, preferred);
      // What was set for another tissue means nothing in this one.
      controls.radius.value = String(USUAL.radius);
      controls.amount.value = String(USUAL.amount);
      set({
        field: controls.field.value,
        action: "add",
        radius: extent * USUAL.radius,
        share: USUAL.amount,
      });
    },
    setScale: (next) => {
      scaleOf = next;
      refresh();
    },
    toggleAction: () => set({ action: state.action === "add" ? "remove" : "add" }),
  };
}

function createControls() {
  const field = element("select", { attributes: { "aria-label": t`Field to paint` } });
  const { add, remove } = createActionButtons();
  const radius = range(t`Brush radius`, 0.01, 0.2, USUAL.radius);
  const amount = range(t`Amount`, 0.02, 1, USUAL.amount);
  const radiusText = element("output", { class: "row-value" });
  const amountText = element("output", { class: "row-value" });
  const amountRow = element("label", { class: "brush-row" }, t`Amount`, amount, amountText);
  const panel = element(
    "div",
    {
      class: "brush-panel",
      attributes: { role: "group", "aria-label": t`Brush`, hidden: true },
    },
    field,
    element("div", { class: "segmented" }, add, remove),
    element("label", { class: "brush-row" }, t`Radius`, radius, radiusText),
    amountRow,
  );
  const units = new Map<string, string>();
  return {
    element: panel,
    field,
    add,
    remove,
    radius,
    amount,
    radiusText,
    amountText,
    amountRow,
    units,
  };
}

function createActionButtons() {
  const add = iconButton({
    icon: "add",
    label: t`Add`,
    text: t`Add`,
    pressed: true,
    onPress: () => {},
  });
  const remove = iconButton({
    icon: "close",
    label: t`Remove`,
    text: t`Remove`,
    pressed: false,
    onPress: () => {},
  });
  return { add, remove };
}

function fillFields(
  select: HTMLSelectElement,
  units: Map<string, string>,
  model: Model,
  preferred: string,
): void {
  units.clear();
  const options = model.fields.map(({ name, label, unit }) => {
    units.set(name, unit);
    return new Option(label, name, false, name === preferred);
  });
  select.replaceChildren(...options);
}

function range(label: string, min: number, max: number, value: number): HTMLInputElement {
  return element("input", {
    class: "row-slider",
    attributes: { type: "range", min, max, step: "any", value, "aria-label": label },
  });
}
