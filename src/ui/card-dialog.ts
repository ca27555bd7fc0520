import type { Card } from "../lab/share/card.ts";
import { countOf } from "../numbers/count-words.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { openDialog } from "./open-dialog.ts";

/** What a link or a picture would open, before anything of it runs. True: open it. */
export async function askToOpen(card: Card, what = "link"): Promise<boolean> {
  const { title, summary, cost } = card;
  const { voxels, fields, steps, runs, updates } = cost;
  const parts = [countOf(voxels, "voxel"), countOf(fields, "field"), countOf(steps, "step")];
  const size = parts.join(" × ");
  const all = runs === 1 ? size : t`${size} × ${runs} runs`;
  const chosen = await openDialog(
    t`Open “${title}”?`,
    [
      ...(summary === "" ? [] : [element("p", { class: "lead" }, summary)]),
      element(
        "p",
        {},
        card.isForeign
          ? t`This ${what} brings a model of its own, which is none of those that Milieu ships and tests. It is only numbers and formulas: it cannot reach your files or other pages.`
          : "",
        card.isForeign && card.isCostly ? " " : "",
        card.isCostly
          ? t`Its run takes far longer than that of any shipped preset: this may keep the machine busy.`
          : "",
      ),
      element("p", { class: "fine" }, t`${all} = ${formatNumber(updates)} updates.`),
    ],
    [{ label: t`Open`, isMain: true }, { label: t`Cancel` }],
  );
  return chosen === 0;
}
