import { ModelError } from "../../model/error.ts";
import type { LabBase } from "../base.ts";
import type { LabDocument } from "../document.ts";
import { checkDocument } from "../resolve-document.ts";
import { type Card, cardOf } from "./card.ts";
import { decodeLink } from "./link.ts";
import { ShareError } from "./share-error.ts";

export interface OpenedLink {
  readonly document: LabDocument;
  readonly base: LabBase;
  /** To be shown, and answered with Open, first; null: it can be opened at once. */
  readonly card: Card | null;
}

/**
 * What a link means, checked against its preset; nothing is run. Rejects with ShareError for a link that is
 * wrong, and with whatever `open` rejects with that is no ModelError (a preset that cannot be fetched).
 */
export async function openLink(
  hash: string,
  open: (document: LabDocument) => Promise<LabBase>,
  isShipped: (name: string) => boolean,
): Promise<OpenedLink> {
  return openShared(decodeLink(hash), open, isShipped, "link");
}

/** The same of a document that came in something else that a stranger may have made. */
export async function openShared(
  document: LabDocument,
  open: (document: LabDocument) => Promise<LabBase>,
  isShipped: (name: string) => boolean,
  what: "link" | "picture",
): Promise<OpenedLink> {
  const { source, compare } = document;
  const names = [
    ...(source.kind === "library" ? [source.name] : []),
    ...compare.arms.flatMap(({ preset }) => preset ?? []),
  ];
  const unknown = names.find((name) => !isShipped(name));
  if (unknown !== undefined) {
    throw new ShareError(
      "unknown preset",
      `The ${what} is about the preset "${unknown}", which this version of Milieu does not have.`,
    );
  }
  const base = await open(document).catch((error: unknown) => {
    throw error instanceof ModelError ? unfit(error, what, document) : error;
  });
  try {
    checkDocument(document, base);
  } catch (error) {
    throw error instanceof ModelError ? unfit(error, what) : error;
  }
  return { document, base, card: cardOf(document, base) };
}

function unfit(cause: ModelError, what: string, document?: LabDocument): ShareError {
  return document?.source.kind === "file"
    ? new ShareError(
        "foreign model",
        `The ${what} brings a model of its own that cannot be run: ${cause.message}`,
        { cause },
      )
    : new ShareError("invalid", `The ${what} does not fit its preset: ${cause.message}`, { cause });
}
