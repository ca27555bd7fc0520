import type { LabDocument } from "../../lab/document.ts";
import { viewOf } from "../../lab/view-of.ts";
import { drawableSetting } from "../../look/views.ts";
import { isOnGrid } from "../../run/scenario-change.ts";
import { t } from "../../texts/text.ts";
import { presetProblem, problemOf } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import type { OpenDocument } from "./opener.ts";
import { documentOfSource, type PresetSource } from "./preset-source.ts";

/** Loads a preset; false, and a notice, if it cannot be: what ran before goes on then. */
export async function loadPreset(page: Page, source: PresetSource): Promise<boolean> {
  const { notices } = page.furniture;
  try {
    await loadOrReject(page, source);
    return true;
  } catch (error) {
    notices.show(presetProblem(error, page.session?.preset != null));
    return false;
  }
}

/** The same, for callers that want the error. */
export async function loadOrReject(page: Page, source: PresetSource): Promise<void> {
  const { document, state } = documentOfSource(source);
  await openWithState(page, document, state);
}

/**
 * Another document, by the page's lab. Rejects with words for the user, and leaves what ran as it was. False: a
 * later call came first.
 */
export async function openDocument(
  page: Page,
  document: LabDocument,
  options?: OpenDocument,
): Promise<boolean> {
  const { session, furniture } = page;
  if (session === null) throw new Error(t`The page is not ready yet.`);
  const { shell, notices } = furniture;
  const isFirst = page.lab.peek() === null;
  shell.setBusy(true);
  try {
    if (!(await page.opener.open(session, document, options))) return false;
    for (const key of ["preset", "run", "end", "sweep", "machine", "left", "refused", "action"])
      notices.clear(key);
    // What stands in for a link that could not be opened leaves the reason there.
    if (!isFirst) notices.clear("link");
    tellFallback(page);
    shell.announce(t`${session.preset?.title ?? ""} is loaded.`);
    return true;
  } finally {
    shell.setBusy(false);
  }
}

/**
 * Opens a document at a state (a packed snapshot) that was kept with it; where the state cannot be used, at its
 * start, and says so. Rejects with words for the user for a document that cannot be run.
 */
export async function openWithState(
  page: Page,
  document: LabDocument,
  state: Uint8Array | null,
  options: OpenDocument = {},
): Promise<void> {
  if (state === null) {
    await openDocument(page, document, options);
    return;
  }
  let problem: string;
  try {
    const { unpackSnapshot } = await import("../../run/pack-snapshot.ts");
    const resume = unpackSnapshot(state);
    if (!(await openDocument(page, document, { ...options, resume }))) return;
    const grid = page.session?.engine?.grid;
    if (grid === undefined || isOnGrid(resume, grid)) return;
    const { nx, ny, nz } = resume.grid;
    problem = t`It is one of ${nx} × ${ny}${nz > 1 ? ` × ${nz}` : ""} voxels.`;
  } catch (error) {
    problem = problemOf(error);
    if (!(await openDocument(page, document, options))) return;
  }
  page.furniture.notices.show({
    kind: "info",
    key: "state",
    title: t`The state that was kept does not fit, so the run begins at its start`,
    message: problem,
    seconds: 15,
  });
}

/** Says so where the preset asks for a look that needs a second run. */
function tellFallback({ lab, furniture }: Page): void {
  furniture.notices.clear("view");
  const present = lab.peek();
  if (present === null) return;
  const view = viewOf(present.document.peek(), present.base.peek());
  const { arms } = present.document.peek().compare;
  if (drawableSetting(view, arms.length > 0 ? 2 : 1) === view) return;
  furniture.notices.show({
    kind: "info",
    key: "view",
    title: t`This preset would like a ${view.mode} view, which needs a second run; here is another one.`,
    seconds: 10,
  });
}
