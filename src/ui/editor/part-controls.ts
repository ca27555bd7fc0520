import { element } from "../element.ts";

export type Table = Readonly<Record<string, unknown>>;

export function button(label: string, press: () => void): HTMLButtonElement {
  return element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: press } },
    label,
  );
}

/** A list of which a choice does something, and which then says again what it is for. */
export function select(
  label: string,
  choices: readonly (readonly [value: string, text: string])[],
  choose: (value: string) => void,
): HTMLSelectElement {
  const made = element(
    "select",
    { attributes: { "aria-label": label } },
    element("option", { attributes: { value: "" } }, `${label}…`),
    ...choices.map(([value, text]) => element("option", { attributes: { value } }, text)),
  );
  made.addEventListener("change", () => {
    const { value } = made;
    made.value = "";
    if (value !== "") choose(value);
  });
  return made;
}

export function readText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Its mistake stands in the editor's list.
    return undefined;
  }
}

export function tableOf(value: unknown): Table {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Table)
    : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
