import { t } from "../../texts/text.ts";
import { openDialog } from "../../ui/open-dialog.ts";

/** What is to become of a text that is changed and not applied, before another preset is opened. */
export async function askToLeave(): Promise<"keep" | "apply" | "drop"> {
  const chosen = await openDialog(
    t`Leave the editor's changes?`,
    [t`The text in the editor is changed and not applied.`],
    [
      { label: t`Keep editing`, isMain: true },
      { label: t`Apply first` },
      { label: t`Drop the changes` },
    ],
  );
  if (chosen === 1) return "apply";
  return chosen === 2 ? "drop" : "keep";
}
