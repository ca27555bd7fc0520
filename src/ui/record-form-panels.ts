import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import {
  type Choice,
  type FilmDraft,
  type FormPart,
  folded,
  row,
  select,
  textButton,
} from "./record-form-parts.ts";

/** Panels at most. */
const MOST = 9;
const OWN = "own";

/** What can stand in a panel: what the page shows, curves, looks, and each field. */
export function panelChoices(
  looks: readonly Choice[],
  fields: readonly { readonly name: string; readonly label: string }[],
): readonly Choice[] {
  return [
    { value: "view", text: t`what the page shows` },
    { value: "curves", text: t`curves over time` },
    ...looks,
    ...fields.map(({ name, label }) => ({ value: `field ${name}`, text: label })),
  ];
}

/** Which panels the picture has, and how they stand. */
export function createPanelsPart(
  { file, change }: FilmDraft,
  choices: () => readonly Choice[],
): FormPart {
  const layout = select(
    "layout",
    t`Layout`,
    [
      { value: "row", text: t`side by side` },
      { value: "main", text: t`the first large` },
      { value: "grid", text: t`in a grid` },
    ],
    (value) => change({ layout: value as "row" | "main" | "grid" }),
  );
  const list = element("div", { class: "film-list" });
  const panels = () => file().panels ?? ["view"];
  const put = (next: NonNullable<ReturnType<typeof panels>>): void => {
    const isPlain = next.length === 1 && next[0] === "view";
    change({ panels: isPlain ? undefined : next });
  };
  const add = textButton(t`Add a panel`, t`One more picture beside those that there are`, () =>
    put([...panels(), panels().includes("curves") ? "view" : "curves"]),
  );
  const layoutRow = row(t`Layout`, layout);
  return {
    element: folded(t`Panels`, list, add, layoutRow),
    show: (film) => {
      const own = film.panels ?? ["view"];
      layout.value = film.layout ?? "row";
      layoutRow.hidden = own.length < 2;
      add.disabled = own.length >= MOST;
      const focused = list.contains(document.activeElement)
        ? document.activeElement?.getAttribute("name")
        : null;
      list.replaceChildren(
        ...own.map((panel, index) => {
          const box = select(`panel-${index}`, t`Panel ${index + 1}`, choices(), (value) =>
            put(panels().map((one, place) => (place === index && value !== OWN ? value : one))),
          );
          if (typeof panel !== "string" || !choices().some(({ value }) => value === panel)) {
            box.prepend(new Option(typeof panel === "string" ? panel : panel.mode, OWN));
            box.value = OWN;
          } else box.value = panel;
          const remove = iconButton({
            icon: "close",
            label: t`Take panel ${index + 1} away`,
            class: "quiet",
            onPress: () => put(panels().filter((_, place) => place !== index)),
          });
          remove.disabled = own.length === 1;
          return element("div", { class: "film-list-row" }, `${index + 1}`, box, remove);
        }),
      );
      if (focused) list.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
    },
  };
}
