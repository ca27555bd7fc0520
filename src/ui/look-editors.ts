import type { DrawnSetting, Mode, SettingOf } from "../look/looks.ts";
import { compositeEditor } from "./channel-list.ts";
import { differenceEditor } from "./difference-editor.ts";
import { fieldEditor } from "./field-editor.ts";
import type { LookEditor } from "./look-editor.ts";
import { multiplesEditor } from "./multiples-editor.ts";
import { polarizationEditor } from "./polarization-editor.ts";
import { reliefEditor } from "./relief-editor.ts";
import { splitEditor } from "./split-editor.ts";
import { tissueEditor } from "./tissue-editor.ts";
import { volumeEditor } from "./volume-editor.ts";

/** The panel's part of every look. */
export const LOOK_EDITORS: { readonly [M in Mode]: LookEditor<SettingOf<M>> } = {
  tissue: tissueEditor,
  composite: compositeEditor,
  polarization: polarizationEditor,
  field: fieldEditor,
  multiples: multiplesEditor,
  split: splitEditor,
  relief: reliefEditor,
  volume: volumeEditor,
  difference: differenceEditor,
};

/** A setting is of the mode that it names, so its editor takes it. */
export function editorOf(mode: Mode): LookEditor<DrawnSetting> {
  return LOOK_EDITORS[mode] as unknown as LookEditor<DrawnSetting>;
}
