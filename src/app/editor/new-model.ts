import { emptyPresetText } from "../../edit/empty-preset.ts";
import { loadPreset } from "../lab/load-preset.ts";
import type { Page } from "../page.ts";

/** What a model needs at least runs at once, and the editor is open on it. */
export async function newModel(page: Page): Promise<void> {
  if ((await page.editor?.mayLeave()) === false) return;
  const source = { kind: "text", text: emptyPresetText(), fileName: "new-model" } as const;
  if (!(await loadPreset(page, source))) return;
  await page.editor?.open();
  page.session?.clock.play();
}
