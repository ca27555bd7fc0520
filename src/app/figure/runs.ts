import { FigureError } from "../../figure/figure-error.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { documentOfArm, sourceOfArm } from "../../lab/arms.ts";
import type { LabBase } from "../../lab/base.ts";
import type { Arm, LabDocument } from "../../lab/document.ts";
import { treatmentsOf } from "../../lab/resolve-document.ts";
import { capital } from "../../look/parts/capital.ts";
import { t } from "../../texts/text.ts";
import { openPageBase } from "../lab/preset-source.ts";

/** A run that a figure shows: a document on its base. */
export interface FigureRun {
  readonly label: string;
  readonly document: LabDocument;
  readonly base: LabBase;
  /** The page's own: its present state is the page's. */
  readonly isMain: boolean;
}

/** The run of the page's document. */
export function mainRun(document: LabDocument, base: LabBase, label = t`This run`): FigureRun {
  return { label, document, base, isMain: true };
}

/**
 * The runs that a figure sets against each other: those of Compare, the same without treatment, or what a request
 * says. Rejects with words for the user.
 */
export async function figureRuns(
  { runs }: Pick<FigureSettings, "runs">,
  document: LabDocument,
  base: LabBase,
): Promise<readonly FigureRun[]> {
  const wish = runs ?? (document.compare.arms.length > 0 ? "compare" : "control");
  if (wish === "control") {
    if (!treatmentsOf(document, base).some(({ on }) => on)) {
      throw new FigureError(
        t`This run has no treatment that a control would go without; add a run with Compare, or say which runs the figure shows.`,
      );
    }
    const control: Arm = { label: t`Control`, withoutTreatments: "all" };
    return [mainRun(document, base, t`Treated`), await runOfArm(control, document, base)];
  }
  const arms = wish === "compare" ? document.compare.arms : wish;
  if (arms.length === 0) {
    throw new FigureError(t`There is no run beside this one; add one with Compare.`);
  }
  const others = await Promise.all(arms.map((arm) => runOfArm(arm as Arm, document, base)));
  return [mainRun(document, base), ...others];
}

async function runOfArm(arm: Arm, document: LabDocument, base: LabBase): Promise<FigureRun> {
  const own =
    arm.preset === undefined
      ? base
      : await openPageBase({ ...document, source: sourceOfArm(document, arm), settings: {} });
  const changed = documentOfArm(document, arm, own);
  return { label: capital(arm.label), document: changed, base: own, isMain: false };
}
