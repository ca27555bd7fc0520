import { t } from "../../texts/text.ts";
import { element } from "../element.ts";

/** A run that can be added. */
export interface Offer {
  /** "Without anti-PD-1" */
  readonly label: string;
  readonly choose: () => void;
}

export interface OfferGroup {
  readonly title: string;
  readonly offers: readonly Offer[];
}

export interface ChooserContents {
  readonly groups: readonly OfferGroup[];
  /** Shipped presets, by name and title. */
  readonly presets: readonly (readonly [name: string, title: string])[];
  /** Parameters by name, label with its unit, and present value. */
  readonly parameters: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: number;
  }[];
  readonly choosePreset: (name: string) => void;
  /** Throws, in words for the person, what is no value of the parameter. */
  readonly setByHand: (name: string, text: string) => void;
}

export interface Chooser {
  readonly element: HTMLElement;
  /** `isFull`: as many as can be are there. */
  open(anchor: HTMLElement, contents: ChooserContents & { readonly isFull: boolean }): void;
  close(): void;
}

const MARGIN = 8;

/** What to compare with, in words; opens beside a button. */
export function createChooser(): Chooser {
  const root = element("div", {
    class: "chooser",
    attributes: { role: "dialog", "aria-label": t`Compare with`, popover: "auto" },
  });
  // Single keys of the page mean nothing here.
  root.addEventListener("keydown", (event) => event.stopPropagation());
  const close = (): void => {
    if (root.matches(":popover-open")) root.hidePopover();
  };
  return {
    element: root,
    close,
    open: (anchor, contents) => {
      root.replaceChildren(
        element("h2", {}, t`Compare with`),
        ...(contents.isFull
          ? [element("p", { class: "fine" }, t`Four runs are the most; take one out first.`)]
          : [
              ...contents.groups
                .filter(({ offers }) => offers.length > 0)
                .map((group) => createGroup(group, close)),
              createPresetRow(contents, close),
              createHandRow(contents, close),
            ]),
      );
      root.showPopover();
      place(root, anchor);
      root.querySelector<HTMLElement>("button, select")?.focus();
    },
  };
}

function createGroup({ title, offers }: OfferGroup, close: () => void): HTMLElement {
  return element(
    "section",
    {},
    element("h3", {}, title),
    ...offers.map(({ label, choose }) =>
      element(
        "button",
        {
          class: "menu-item",
          attributes: { type: "button" },
          on: {
            click: () => {
              close();
              choose();
            },
          },
        },
        label,
      ),
    ),
  );
}

function createPresetRow(
  { presets, choosePreset }: ChooserContents,
  close: () => void,
): HTMLElement {
  const select = element(
    "select",
    { attributes: { "aria-label": t`Another preset` } },
    ...presets.map(([name, title]) => new Option(title, name)),
  );
  const add = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "aria-label": t`Compare with this preset` },
      on: {
        click: () => {
          close();
          choosePreset(select.value);
        },
      },
    },
    t`Add`,
  );
  return element(
    "section",
    {},
    element("h3", {}, t`Another preset`),
    element("div", { class: "chooser-row" }, select, add),
  );
}

function createHandRow({ parameters, setByHand }: ChooserContents, close: () => void): HTMLElement {
  const select = element(
    "select",
    { attributes: { "aria-label": t`Parameter` } },
    ...parameters.map(({ name, label }) => new Option(label, name)),
  );
  const box = element("input", {
    attributes: { type: "text", inputmode: "decimal", "aria-label": t`Its value there`, size: 8 },
  });
  const problem = element("p", { class: "chooser-problem", attributes: { role: "alert" } });
  const showValue = (): void => {
    const known = parameters.find(({ name }) => name === select.value);
    box.value = known === undefined ? "" : String(known.value);
    problem.textContent = "";
  };
  select.addEventListener("change", showValue);
  showValue();
  const form = element(
    "form",
    {
      class: "chooser-row",
      on: {
        submit: (event) => {
          event.preventDefault();
          try {
            setByHand(select.value, box.value);
            close();
          } catch (error) {
            problem.textContent = error instanceof Error ? error.message : String(error);
          }
        },
      },
    },
    select,
    box,
    element("button", { class: "text-button", attributes: { type: "submit" } }, t`Add`),
  );
  return element("section", {}, element("h3", {}, t`One parameter by hand`), form, problem);
}

function place(root: HTMLElement, anchor: HTMLElement): void {
  const { left, bottom, width } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = root;
  const middle = left + width / 2 - offsetWidth / 2;
  root.style.left = `${Math.max(MARGIN, Math.min(middle, innerWidth - offsetWidth - MARGIN))}px`;
  root.style.top = `${Math.max(MARGIN, Math.min(bottom + 4, innerHeight - offsetHeight - MARGIN))}px`;
}
