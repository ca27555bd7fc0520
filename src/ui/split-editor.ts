import type { SideMode, SideSetting, SplitSetting } from "../look/split/setting.ts";
import { SIDE_MODES } from "../look/split/sides.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditor, LookEditorContext } from "./look-editor.ts";
import { withSetting } from "./view-choice.ts";

const LABELS: Readonly<Record<SideMode, string>> = {
  tissue: t`Tissue of cells`,
  composite: t`Composite of channels`,
  polarization: t`Polarization`,
  field: t`One field`,
};

/** Which look is left of the wiper and which is right: as each was seen last. */
export const splitEditor: LookEditor<SplitSetting> = {
  options: () => [{ group: "", entries: [{ key: "", label: t`Two looks, with a wiper` }] }],
  present: () => "",
  choose: (_, last) => last,
  rows: (setting, context) =>
    element(
      "div",
      { class: "field-rows" },
      createSide(setting, "left", t`Left`, context),
      createSide(setting, "right", t`Right`, context),
      element(
        "p",
        { class: "field-note" },
        t`Each side is as that look was set last: choose the look above, change it, and come back.`,
      ),
    ),
};

function createSide(
  setting: SplitSetting,
  side: "left" | "right",
  label: string,
  { choice, change }: LookEditorContext,
): HTMLElement {
  const select = element("select", {
    attributes: { "aria-label": label, "data-focus": `split-${side}` },
    on: {
      change: () => {
        const chosen = choice.settings[select.value as SideMode] as SideSetting | undefined;
        if (chosen !== undefined) change(withSetting(choice, { ...setting, [side]: chosen }));
      },
    },
  });
  const present = setting[side].mode;
  for (const mode of SIDE_MODES) {
    if (choice.settings[mode] === undefined && mode !== present) continue;
    select.append(new Option(LABELS[mode], mode, mode === present, mode === present));
  }
  return element("label", { class: "panel-row" }, element("span", {}, label), select);
}
