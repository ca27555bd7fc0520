import type { LabDocument } from "../../lab/document.ts";
import type { OpenedLink } from "../../lab/share/open-link.ts";
import { shippedNames } from "../../preset/preset-library.ts";
import { linkProblem, pictureFileProblem, presetProblem } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import { openDocument } from "./load-preset.ts";
import { openPageBase } from "./preset-source.ts";

/** Opens what a link holds, after a question where its model is foreign or its cost large. False: it is not. */
export function openLinked(page: Page, hash: string): Promise<boolean> {
  return openAsked(page, "link", async () => {
    const { openLink } = await import("../../lab/share/open-link.ts");
    return openLink(hash, openPageBase, isShipped);
  });
}

/** Opens what may be a stranger's, by the rules of links; what cannot be is told. False: it is not. */
export async function openAsked(
  page: Page,
  what: "link" | "picture",
  read: () => Promise<OpenedLink>,
): Promise<boolean> {
  const { notices, shell } = page.furniture;
  let document: LabDocument;
  try {
    const opened = await read();
    document = opened.document;
    if (opened.card !== null) {
      shell.setBusy(false);
      const { askToOpen } = await import("../../ui/card-dialog.ts");
      if (!(await askToOpen(opened.card, what))) return false;
    }
  } catch (error) {
    const keepsRunning = page.session?.preset != null;
    const tell = what === "link" ? linkProblem : pictureFileProblem;
    notices.show(tell(error, keepsRunning));
    return false;
  }
  return attempt(page, () => openDocument(page, document));
}

/** Does what opens a document; what it rejects with is told. */
export async function attempt(page: Page, open: () => Promise<unknown>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    page.furniture.notices.show(presetProblem(error, page.session?.preset != null));
    return false;
  }
}

/** Whether this version of the page has a preset. */
export function isShipped(name: string): boolean {
  return shippedNames().includes(name);
}
