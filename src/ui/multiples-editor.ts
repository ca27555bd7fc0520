import { limits } from "../limits/limits.ts";
import { COLOR_MAP_GROUPS } from "../look/color-map-names.ts";
import type { MultiplesField, MultiplesSetting } from "../look/multiples/setting.ts";
import { labelAndUnit } from "../look/parts/labels.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import type { LookEditor, LookEditorContext } from "./look-editor.ts";
import { createMapRows } from "./map-rows.ts";
import { createNameSelect } from "./name-select.ts";
import { createGrip, moved } from "./reorder.ts";
import { withSetting } from "./view-choice.ts";

/** Small multiples: their fields with map and window, in an order, and one more. */
export const multiplesEditor: LookEditor<MultiplesSetting> = {
  options: () => [{ group: "", entries: [{ key: "", label: t`Several fields` }] }],
  present: () => "",
  choose: (_, last) => last,
  rows: (setting, context) => {
    const { fields } = setting;
    const write = (next: readonly MultiplesField[], moving = false): void =>
      context.change(withSetting(context.choice, { ...setting, fields: next }), moving);
    const last =
      fields.length < limits.channels.most
        ? createNameSelect(context.model, {
            label: t`Add a field`,
            focus: "add-field",
            class: "add-channel",
            first: t`Add a field…`,
            onChoose: (field) => write([...fields, { field, map: "viridis", window: "auto" }]),
          })
        : element(
            "p",
            { class: "field-note" },
            t`At most ${limits.channels.most} fields stand beside each other. Remove one to add another.`,
          );
    return element(
      "div",
      { class: "channel-list" },
      ...fields.map((_, index) => createRow(fields, index, context, write)),
      last,
    );
  },
};

function createRow(
  fields: readonly MultiplesField[],
  index: number,
  context: LookEditorContext,
  write: (next: readonly MultiplesField[], moving?: boolean) => void,
): HTMLElement {
  const entry = fields[index] as MultiplesField;
  const { label } = labelAndUnit(context.model, entry.field);
  const grip = createGrip({
    label,
    index,
    count: fields.length,
    focus: `grip-${entry.field}`,
    rows: () => [...(row.parentElement?.querySelectorAll<HTMLElement>(".channel") ?? [])],
    onMove: (to) => write(moved(fields, index, to)),
  });
  const change = (part: Partial<MultiplesField>, moving?: boolean): void =>
    write(
      fields.map((one, at) => (at === index ? { ...one, ...part } : one)),
      moving,
    );
  const map = createMapRows(entry, COLOR_MAP_GROUPS, context, change, {
    style: { anchor: "range" },
    of: label,
  });
  const row = element(
    "div",
    { class: "channel" },
    grip,
    element(
      "div",
      { class: "channel-body" },
      element("div", { class: "channel-name" }, label),
      map,
    ),
    ...(fields.length > 1
      ? [
          iconButton({
            icon: "close",
            label: t`Remove ${label}`,
            class: "quiet",
            onPress: () => write(fields.filter((_, at) => at !== index)),
          }),
        ]
      : []),
  );
  return row;
}
