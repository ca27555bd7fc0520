import { decodeText, TextError } from "../data/decode-text.ts";
import { limits } from "../limits/limits.ts";
import type { Preset } from "../preset/preset.ts";
import { t } from "../texts/text.ts";

/** Lets the user keep a file. */
export function saveFile(contents: Blob, fileName: string): void {
  const address = URL.createObjectURL(contents);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file name from a title: "hypoxic-core", then what tells it apart. */
export function fileNameOf(preset: Preset, suffix: string): string {
  const plain = (preset.name ?? preset.title).toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${plain.replace(/^-+|-+$/g, "") || "milieu"}${suffix}`;
}

/** Asks for a preset file, or a picture that carries one; resolves with null when the user changes their mind. */
export function chooseFile(): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json,.png,image/png,.svg,image/svg+xml";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

/**
 * The text of a file that the user chose or dropped. Rejects, in words for the user, for what is too large, no text,
 * of another encoding, or gone.
 */
export async function readFile(file: File): Promise<string> {
  if (file.size > 4 * limits.jsonText.most) {
    const most = Math.floor((4 * limits.jsonText.most) / 1e6);
    throw new Error(t`"${file.name}" is larger than ${most} MB, which no preset is.`);
  }
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    (error: unknown) => {
      throw new Error(t`"${file.name}" cannot be read: ${messageOf(error)}`, { cause: error });
    },
  );
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    throw new Error(`"${file.name}" ${error.message}.`);
  }
}

/** The file of a drop, or, in words for the user, why there is none to be read. */
export function droppedFile(drop: Pick<DataTransfer, "files" | "items">): File | string {
  const [item] = drop.items;
  const [file] = drop.files;
  const entry = item?.webkitGetAsEntry?.() ?? null;
  if (entry?.isDirectory) return t`"${entry.name}" is a folder; drop the preset file itself.`;
  if (drop.files.length > 1) {
    return t`These are ${drop.files.length} files; drop one preset file at a time.`;
  }
  return file ?? t`What was dropped is no file that the browser lets a page read.`;
}

/** Files dropped anywhere on the page; `onHover` while one is held over it, `onProblem` for what is no file. */
export function listenToDrops(
  root: HTMLElement,
  onFile: (file: File) => void,
  onProblem: (problem: string) => void,
  onHover: (hovering: boolean) => void,
): void {
  const carriesFile = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes("Files") ?? false;
  root.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    onHover(true);
  });
  root.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) onHover(false);
  });
  root.addEventListener("drop", (event) => {
    onHover(false);
    if (event.dataTransfer === null || !carriesFile(event)) return;
    event.preventDefault();
    const dropped = droppedFile(event.dataTransfer);
    if (typeof dropped === "string") onProblem(dropped);
    else onFile(dropped);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
