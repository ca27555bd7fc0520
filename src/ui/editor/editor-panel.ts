import { plural, t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import type { CodeView, PlacedMistake } from "./code-view.ts";

export type EditorTab = "text" | "parts";

/** What the editor says of its text. */
export interface EditorStanding {
  /** Beside the title: what it is a change of. */
  readonly title: string;
  readonly isChanged: boolean;
  /** Null: the text is being read. */
  readonly mistakes: readonly PlacedMistake[] | null;
  /** More to be told, with what can be done. */
  readonly hints: readonly EditorHint[];
  readonly busy: boolean;
  /** The present state is one of the changed model, too. */
  readonly canGoOn: boolean;
}

export interface EditorHint {
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

export interface EditorPanel {
  readonly element: HTMLElement;
  show(standing: EditorStanding): void;
  showTab(tab: EditorTab): void;
}

export interface EditorActions {
  /** From t = 0. */
  readonly apply: () => void;
  /** The run goes on from where it is. */
  readonly applyHere: () => void;
  readonly discard: () => void;
  readonly close: () => void;
  readonly goTo: (mistake: PlacedMistake) => void;
  readonly tabShown: (tab: EditorTab) => void;
}

/** Of mistakes that are listed. */
const MOST_LISTED = 12;

/** The editor of the model: its text or its parts, what is wrong in it, and what is done with it. */
export function createEditorPanel(
  code: CodeView,
  parts: HTMLElement,
  actions: EditorActions,
): EditorPanel {
  const title = element("span", { class: "editor-of" });
  const tabs = new Map<EditorTab, HTMLButtonElement>();
  const showTab = (tab: EditorTab): void => {
    for (const [name, button] of tabs) button.setAttribute("aria-selected", String(name === tab));
    code.element.hidden = tab !== "text";
    parts.hidden = tab !== "parts";
    actions.tabShown(tab);
  };
  for (const [name, label] of [
    ["text", t`Text`],
    ["parts", t`Parts`],
  ] as const) {
    const attributes = { type: "button", role: "tab", "data-tab": name };
    const button = element(
      "button",
      { class: "look-button", attributes, on: { click: () => showTab(name) } },
      label,
    );
    tabs.set(name, button);
  }
  const hints = element("div", { class: "editor-hints" });
  const list = element("ul", { class: "editor-mistakes" });
  const word = element("span", { class: "editor-word", attributes: { role: "status" } });
  const button = (label: string, tip: string, press: () => void, style = "text-button") =>
    element(
      "button",
      { class: style, attributes: { type: "button", "data-tip": tip }, on: { click: press } },
      label,
    );
  const apply = button(
    t`Apply`,
    t`Run the changed model from the start  (Ctrl Enter)`,
    actions.apply,
    "text-button primary",
  );
  const here = button(
    t`Apply here`,
    t`Go on from the present state with the changed model`,
    actions.applyHere,
  );
  const discard = button(t`Discard`, t`Back to what runs`, actions.discard);
  const root = element(
    "section",
    { class: "editor", attributes: { "aria-labelledby": "editor-title" } },
    element(
      "header",
      { class: "editor-head" },
      element("h2", { attributes: { id: "editor-title" } }, t`Editor`),
      title,
      element("span", { class: "grow" }),
      element(
        "div",
        { class: "segmented", attributes: { role: "tablist", "aria-label": t`Editor` } },
        ...tabs.values(),
      ),
      iconButton({ icon: "close", label: t`Close editor`, class: "quiet", onPress: actions.close }),
    ),
    hints,
    element("div", { class: "editor-body" }, code.element, parts),
    list,
    element(
      "footer",
      { class: "editor-foot" },
      word,
      element("span", { class: "grow" }),
      discard,
      here,
      apply,
    ),
  );
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      actions.apply();
    }
    if (event.key === "Escape" && !event.defaultPrevented) actions.close();
  });
  return {
    element: root,
    showTab,
    show: (standing) => {
      title.textContent = standing.title;
      const { mistakes, isChanged, busy } = standing;
      word.textContent = wordsOf(standing);
      const isWrong = mistakes?.some(({ isWarning }) => !isWarning) ?? false;
      word.classList.toggle("is-wrong", isWrong);
      for (const one of [apply, here]) one.disabled = !isChanged || busy || isWrong;
      here.disabled ||= !standing.canGoOn;
      discard.disabled = !isChanged || busy;
      hints.replaceChildren(...standing.hints.map(hintElement));
      list.replaceChildren(
        ...(mistakes ?? []).slice(0, MOST_LISTED).map((mistake) =>
          element(
            "li",
            {},
            element(
              "button",
              {
                class: mistake.isWarning ? "editor-mistake is-warning" : "editor-mistake",
                attributes: { type: "button" },
                on: { click: () => actions.goTo(mistake) },
              },
              mistake.message,
            ),
          ),
        ),
      );
    },
  };
}

function wordsOf({ mistakes, isChanged, busy }: EditorStanding): string {
  if (busy) return t`Opening the changed model…`;
  if (mistakes === null) return t`Reading…`;
  const wrong = mistakes.filter(({ isWarning }) => !isWarning).length;
  if (wrong > 0) return t`${plural(wrong, "{0} mistake", "{0} mistakes")}; what runs goes on`;
  const units = mistakes.length;
  const odd = units === 0 ? "" : t`; ${plural(units, "{0} unit does", "{0} units do")} not fit`;
  return `${isChanged ? t`Changed, not applied` : t`As it runs`}${odd}`;
}

function hintElement({ text, actions }: EditorHint): HTMLElement {
  const buttons = actions.map(({ label, run }) =>
    element(
      "button",
      { class: "text-button", attributes: { type: "button" }, on: { click: run } },
      label,
    ),
  );
  return element("div", { class: "editor-hint" }, element("p", {}, text), ...buttons);
}
