import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { openDialog } from "./open-dialog.ts";

/** A text to copy by hand, chosen already. */
export function openCopyDialog(title: string, text: string): void {
  const box = element("textarea", {
    class: "copy-text",
    attributes: { readonly: true, rows: 4, "aria-label": title, spellcheck: "false" },
  });
  box.value = text;
  void openDialog(title, [box], [{ label: t`Close` }]);
  box.focus();
  box.select();
}
