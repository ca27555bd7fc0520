import { t } from "../texts/text.ts";
import type { OfferedField } from "./data-request.ts";
import { element } from "./element.ts";

/** Which fields and observables are wanted: whole groups by one choice, or each by its box. */
export interface FieldChoice {
  readonly group: HTMLSelectElement;
  /** Boxes of all; hidden unless each is chosen by itself. */
  readonly list: HTMLElement;
  read(): readonly string[];
  fill(fields: readonly OfferedField[]): void;
}

export function createFieldChoice(): FieldChoice {
  const group = element("select", { attributes: { name: "fields" } });
  const list = element("div", {
    class: "field-boxes",
    attributes: { role: "group", "aria-label": t`One by one`, hidden: true },
  });
  let offered: readonly OfferedField[] = [];
  const boxes = (): HTMLInputElement[] => [...list.querySelectorAll("input")];
  const groups: Readonly<Record<string, (field: OfferedField) => boolean>> = {
    shown: ({ isShown }) => isShown,
    fields: ({ isObservable }) => !isObservable,
    all: () => true,
  };
  group.addEventListener("change", () => {
    list.hidden = group.value !== "these";
  });
  return {
    group,
    list,
    read: () => {
      const isIn = groups[group.value];
      if (isIn !== undefined) return offered.filter(isIn).map(({ name }) => name);
      return boxes().flatMap((box) => (box.checked ? [box.value] : []));
    },
    fill: (fields) => {
      const before = group.value;
      offered = fields;
      const shown = fields.filter(({ isShown }) => isShown);
      const plain = fields.filter(({ isObservable }) => !isObservable);
      group.replaceChildren(
        new Option(t`in the picture (${shown.length})`, "shown"),
        new Option(t`all fields (${plain.length})`, "fields"),
        new Option(t`fields and observables (${fields.length})`, "all"),
        new Option(t`these…`, "these"),
      );
      group.value = before === "" ? "shown" : before;
      list.hidden = group.value !== "these";
      const chosen = new Set(boxes().flatMap((box) => (box.checked ? [box.value] : [])));
      const isNew = chosen.size === 0;
      list.replaceChildren(
        ...fields.map((field) => createBox(field, isNew ? field.isShown : chosen.has(field.name))),
      );
    },
  };
}

function createBox({ name, label }: OfferedField, checked: boolean): HTMLElement {
  return element(
    "label",
    { class: "field-box" },
    element("input", { attributes: { type: "checkbox", value: name, checked } }),
    element("span", {}, label === name ? name : `${label} `),
    label === name ? null : element("code", {}, name),
  );
}
