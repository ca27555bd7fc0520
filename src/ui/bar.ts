import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { icon, mark } from "./icon.ts";
import { iconButton } from "./icon-button.ts";
import { languageItems } from "./language-words.ts";
import { createMenu, type MenuItem } from "./menu.ts";
import { rove } from "./rove.ts";
import { chooseTheme, readTheme, type Theme } from "./theme.ts";

export interface BarActions {
  readonly openGallery: () => void;
  readonly openFile: () => void;
  readonly savePreset: () => void;
  /** The same with the present state of the tissue in it. */
  readonly saveState: () => void;
  readonly copyLink: () => void;
  readonly copyEmbed: () => void;
  readonly screenshot: () => void;
  readonly record: () => void;
  readonly saveData: () => void;
  /** Pictures laid out for a paper or a slide. */
  readonly figure: () => void;
  readonly help: () => void;
  /** What else stands in the middle, where the bar has no room for its buttons. */
  readonly editModel: () => void;
  readonly openScreen: (name: "map" | "budget" | "equations") => void;
}

export interface Bar {
  readonly element: HTMLElement;
  /** Where undo and redo go. */
  readonly history: HTMLElement;
  /** Where the switch between screens goes. */
  readonly screens: HTMLElement;
  /** Where the buttons of panels stand while there is room for them. */
  readonly panels: HTMLElement;
  /** Where sharing goes, before the menu. */
  readonly share: HTMLElement;
  setTitle(title: string): void;
}

const themes: readonly (readonly [Theme, string])[] = [
  ["system", t`Theme: as the system`],
  ["light", t`Theme: light`],
  ["dark", t`Theme: dark`],
];

/**
 * The head of the page: what runs, and what one does with the whole of it. `machine` are entries of
 * the menu about what computes, where there is no status line.
 */
export function createBar(actions: BarActions, machine: () => readonly MenuItem[]): Bar {
  const title = element("span", { class: "preset-title" }, "Milieu");
  const menu = createMenu(t`More`);
  const slot = (name: string): HTMLElement => element("div", { class: `bar-slot bar-${name}` });
  const [history, screens, panels, share] = [
    slot("history"),
    slot("screens"),
    slot("panels"),
    slot("share"),
  ] as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const more = iconButton({
    icon: "more",
    label: t`More`,
    onPress: () => menu.open(more, [...moreItems(actions), ...machine()]),
  });
  more.setAttribute("aria-haspopup", "menu");
  const bar = element(
    "header",
    { class: "bar" },
    element("div", { class: "brand" }, mark(), element("h1", { class: "word" }, "Milieu")),
    createPicker(title, actions),
    history,
    element("span", { class: "grow" }),
    screens,
    element("span", { class: "grow" }),
    panels,
    element(
      "div",
      { class: "tools", attributes: { role: "toolbar", "aria-label": t`Page` } },
      ...createTools(actions),
      share,
      more,
      iconButton({
        icon: "help",
        label: t`Help`,
        shortcut: "?",
        class: "roomy-only",
        onPress: actions.help,
      }),
    ),
    menu.element,
  );
  return {
    element: bar,
    history,
    screens,
    panels,
    share,
    setTitle: (text) => {
      title.textContent = text;
      title.title = text;
    },
  };
}

/** Its name is what it says: the preset, then what the button is for. */
function createPicker(title: HTMLElement, { openGallery }: BarActions): HTMLElement {
  const purpose = element("span", { class: "visually-hidden" }, t`, open the gallery of presets`);
  return element(
    "button",
    {
      class: "preset-picker",
      attributes: {
        type: "button",
        "aria-haspopup": "dialog",
        "data-tip": t`Gallery of presets  (g)`,
      },
      on: { click: openGallery },
    },
    title,
    purpose,
    icon("chevron"),
  );
}

function createTools(actions: BarActions): readonly HTMLElement[] {
  const attributes = { role: "group", "aria-label": t`Pictures` };
  const pictures = element("div", { class: "bar-pictures", attributes });
  rove(pictures, "button");
  pictures.append(
    iconButton({
      icon: "camera",
      label: t`Save a picture`,
      shortcut: "s",
      class: "roomy-only",
      onPress: actions.screenshot,
    }),
    iconButton({
      icon: "figure",
      label: t`Make a figure`,
      shortcut: "l",
      class: "wide-only",
      onPress: actions.figure,
    }),
    iconButton({
      icon: "record",
      label: t`Record a film`,
      class: "roomy-only",
      onPress: actions.record,
    }),
  );
  return [
    pictures,
    iconButton({
      icon: "open",
      label: t`Open a preset file, or a picture that carries one`,
      class: "wide-only",
      onPress: actions.openFile,
    }),
    iconButton({
      icon: "save",
      label: t`Save this preset`,
      class: "wide-only",
      onPress: actions.savePreset,
    }),
  ];
}

function moreItems(actions: BarActions): readonly MenuItem[] {
  const present = readTheme();
  return [
    { label: t`Map`, run: () => actions.openScreen("map") },
    { label: t`Budget`, run: () => actions.openScreen("budget") },
    { label: t`Equations`, run: () => actions.openScreen("equations") },
    { label: t`Edit the model`, run: actions.editModel },
    { label: t`Save a picture`, run: actions.screenshot },
    { label: t`Make a figure`, run: actions.figure },
    { label: t`Record a film`, run: actions.record },
    { label: t`Save data`, run: actions.saveData },
    { label: t`Open a preset file`, run: actions.openFile },
    { label: t`Save this preset`, run: actions.savePreset },
    { label: t`Save with the present state`, run: actions.saveState },
    { label: t`Copy link`, run: actions.copyLink },
    { label: t`Copy embed code`, run: actions.copyEmbed },
    ...themes.map(([theme, label]) => ({
      label,
      checked: theme === present,
      run: () => chooseTheme(theme),
    })),
    ...languageItems(),
    { label: t`Help and keys`, run: actions.help },
  ];
}
