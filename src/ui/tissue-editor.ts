import type { ChannelSetting } from "../look/composite/setting.ts";
import { labelAndUnit } from "../look/parts/labels.ts";
import { CELL_KINDS } from "../look/tissue/kinds.ts";
import { kindNames } from "../look/tissue/look.ts";
import type { Ground, TissueSetting } from "../look/tissue/setting.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import type { LookEditor, LookEditorContext } from "./look-editor.ts";
import { selectRow } from "./look-rows.ts";
import { withSetting } from "./view-choice.ts";

const GROUNDS: readonly (readonly [Ground, string])[] = [
  ["fluorescence", t`Fluorescence`],
  ["stained", t`Stained section`],
];

const NOTE = t`Counts, places and colors of cells follow the densities. Outlines, nests and the course of fibers are drawn freely.`;

/** Ground, the one kind that keeps its color, and the populations. */
export const tissueEditor: LookEditor<TissueSetting> = {
  options: () => [{ group: "", entries: [{ key: "", label: t`Tissue of cells` }] }],
  present: () => "",
  choose: (_, last) => last,
  rows: (setting, context) => {
    const { choice, change } = context;
    const write = (part: Partial<TissueSetting>) =>
      change(withSetting(choice, { ...setting, ...part }));
    const ground = selectRow(t`Ground`, "tissue-ground", GROUNDS, setting.ground, (value) =>
      write({ ground: value as Ground }),
    );
    const kinds = kindNames(setting.channels).map(
      (name) => [name, labelOf(name, context)] as const,
    );
    const focus = selectRow(
      t`In color`,
      "tissue-focus",
      [["", t`All cells`], ...kinds],
      setting.focus ?? "",
      (value) => write({ focus: value === "" ? null : value }),
    );
    return element(
      "div",
      { class: "channel-list" },
      ground,
      focus,
      ...setting.channels.map((channel, index) => createRow(setting, channel, index, context)),
      element("p", { class: "field-note" }, NOTE),
    );
  },
};

function labelOf(name: string, { model }: LookEditorContext): string {
  return CELL_KINDS.find((kind) => kind.name === name)?.label ?? labelAndUnit(model, name).label;
}

function createRow(
  setting: TissueSetting,
  channel: ChannelSetting,
  index: number,
  { model, choice, change }: LookEditorContext,
): HTMLElement {
  const { label } = labelAndUnit(model, channel.field);
  const write = (part: Partial<ChannelSetting>) => {
    const channels = setting.channels.map((one, at) => (at === index ? { ...one, ...part } : one));
    change(withSetting(choice, { ...setting, channels }));
  };
  const toggle = iconButton({
    icon: channel.visible ? "visible" : "hidden",
    label: t`Show ${label}`,
    class: "quiet",
    pressed: channel.visible,
    onPress: () => write({ visible: !channel.visible }),
  });
  toggle.dataset["focus"] = `tissue-${index}`;
  const color = element("input", {
    class: "swatch",
    attributes: { type: "color", value: channel.color, "aria-label": t`Color of ${label}` },
    on: { change: () => write({ color: color.value }) },
  });
  const hidden = channel.visible ? "" : " is-hidden";
  const words = element("span", { class: "channel-name" }, label);
  const name = element("div", { class: "channel-details" }, words);
  return element("div", { class: `channel is-line${hidden}` }, color, name, toggle);
}
