import { limits } from "../limits/limits.ts";
import { nextChannelColor } from "../look/channel-palette.ts";
import { MIXINGS, type Mixing } from "../look/composite/mixings.ts";
import type { CompositeSetting } from "../look/composite/setting.ts";
import { ownColor } from "../look/parts/labels.ts";
import { t } from "../texts/text.ts";
import { createChannelRow } from "./channel-row.ts";
import { element } from "./element.ts";
import type { LookEditor, LookEditorContext } from "./look-editor.ts";
import { createNameSelect } from "./name-select.ts";
import { withSetting } from "./view-choice.ts";

const MIXING_LABELS: Readonly<Record<Mixing, string>> = {
  "tone-mapped": t`Tone-mapped`,
  screen: t`Screen`,
  additive: t`Additive`,
};

/** How channels are mixed, the channels, and one more. */
export const compositeEditor: LookEditor<CompositeSetting> = {
  options: () => [{ group: "", entries: [{ key: "", label: t`Composite of channels` }] }],
  present: () => "",
  choose: (_, last) => last,
  rows: (setting, context) =>
    element(
      "div",
      { class: "channel-list" },
      ...setting.channels.map((_, index) => createChannelRow(setting, index, context)),
      setting.channels.length < limits.channels.most
        ? createAddRow(setting, context)
        : createLimit(),
      createMixingRow(setting, context),
    ),
};

function createMixingRow(
  setting: CompositeSetting,
  { choice, change }: LookEditorContext,
): HTMLElement {
  const { mixing = "tone-mapped" } = setting;
  const select = element("select", {
    attributes: { "aria-label": t`Mixing`, "data-focus": "mixing" },
    on: {
      change: () => {
        const { mixing: _, ...rest } = setting;
        const next = select.value as Mixing;
        change(withSetting(choice, next === "tone-mapped" ? rest : { ...rest, mixing: next }));
      },
    },
  });
  for (const name of MIXINGS) {
    select.append(new Option(MIXING_LABELS[name], name, false, name === mixing));
  }
  return element("label", { class: "panel-row" }, element("span", {}, t`Mixing`), select);
}

function createAddRow(
  setting: CompositeSetting,
  { model, choice, change }: LookEditorContext,
): HTMLElement {
  const { channels } = setting;
  return createNameSelect(model, {
    label: t`Add a channel`,
    focus: "add-channel",
    class: "add-channel",
    first: t`Add a channel…`,
    leaveOut: new Set(channels.map(({ field }) => field)),
    onChoose: (field) => {
      const inUse = channels.map(({ color }) => color);
      const color = nextChannelColor(inUse, ownColor(model, field));
      const channel = { field, color, window: "auto", visible: true } as const;
      change(withSetting(choice, { ...setting, channels: [...channels, channel] }));
    },
  });
}

/** Where the list is full it says so instead of taking the way to add away. */
function createLimit(): HTMLElement {
  const words = t`A picture adds at most ${limits.channels.most} channels. Remove one to add another.`;
  return element("p", { class: "field-note" }, words);
}
