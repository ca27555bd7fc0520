import type { DrawnSetting } from "../look/looks.ts";
import { resolveViewFile, type ViewSetting } from "../look/view-file.ts";
import { drawableSetting } from "../look/views.ts";
import type { LabBase } from "./base.ts";
import type { LabDocument, ViewFile } from "./document.ts";
import { isSameData } from "./plain-data.ts";

/** How a document is looked at. */
export function viewOf({ view, compare }: LabDocument, base: LabBase): ViewSetting {
  if (view === null) return base.preset.view;
  // A run that was taken away since the view named it leaves the field alone to be shown.
  const named = view.mode === "difference" ? [view.against] : [];
  const arms = [...compare.arms.map(({ label }) => label), ...named];
  return resolveViewFile(view, { ...base.context, arms });
}

/** What is looked at as a document has it: null where that is how the preset asks to be looked at. */
export function viewFileOf(setting: DrawnSetting, base: LabBase): ViewFile | null {
  const isOwn = isSameData(setting, drawableSetting(base.preset.view));
  return isOwn ? null : (structuredClone(setting) as ViewFile);
}
