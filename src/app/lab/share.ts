import type { LabDocument } from "../../lab/document.ts";
import { t } from "../../texts/text.ts";
import { problemOf } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import { isPlain } from "./address.ts";
import { defaultPresetName } from "./preset-source.ts";

/** CSS px of an embedded page. */
const EMBEDDED = { width: 800, height: 560 };

/** The link of a document, to be opened anywhere. Throws ShareError where that would be too long. */
export async function linkOf(document: LabDocument, page = location.href): Promise<string> {
  const address = new URL(page);
  address.search = "";
  address.hash = "";
  const { source } = document;
  if (source.kind === "library" && source.name !== defaultPresetName()) {
    address.searchParams.set("preset", source.name);
  }
  if (isPlain(document)) return address.href;
  const { encodeLink } = await import("../../lab/share/link.ts");
  return address.href + encodeLink(document);
}

/** HTML that shows a document in another page. Throws as `linkOf` does. */
export async function embedCodeOf(
  document: LabDocument,
  title: string,
  page = location.href,
): Promise<string> {
  const address = new URL(await linkOf(document, page));
  address.searchParams.set("ui", "min");
  const { width, height } = EMBEDDED;
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" width="${width}" height="${height}" style="border: 0; max-width: 100%" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

/** Copies the link, or the code that embeds it; where the browser lets no page copy, it is shown to be copied. */
export async function share({ lab, furniture }: Page, what: "link" | "embed"): Promise<void> {
  const present = lab.peek();
  if (present === null) return;
  const { notices } = furniture;
  const document = present.document.peek();
  const { title } = present.base.peek().preset;
  let text: string;
  try {
    text = what === "link" ? await linkOf(document) : await embedCodeOf(document, title);
  } catch (error) {
    notices.show({
      kind: "error",
      key: "share",
      title: t`There is no link to this`,
      message: problemOf(error),
    });
    return;
  }
  const done = what === "link" ? t`The link is copied.` : t`The code is copied.`;
  try {
    await navigator.clipboard.writeText(text);
    notices.show({ kind: "info", key: "share", title: done, seconds: 4 });
  } catch {
    // Without the right to it, or over plain HTTP: a person can still do it.
    const { openCopyDialog } = await import("../../ui/copy-dialog.ts");
    openCopyDialog(what === "link" ? t`Copy this link` : t`Copy this code`, text);
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
