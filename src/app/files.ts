import type { Preset } from "../preset/preset.ts";

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

/** The preset file as it was written, with the parameters that the user changed. */
export function presetWithChanges(
  preset: Preset,
  changed: Readonly<Record<string, number>>,
): string {
  const file: Readonly<Record<string, unknown>> = { ...preset.file };
  if (Object.keys(changed).length === 0) return `${JSON.stringify(file, null, 2)}\n`;
  const own = file["parameters"];
  const parameters = { ...(typeof own === "object" ? own : {}), ...changed };
  return `${JSON.stringify({ ...file, parameters }, null, 2)}\n`;
}

/** Asks for a preset file; resolves with null when the user changes their mind. */
export function chooseFile(): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

/** Files dropped anywhere on the page; `onHover` while one is held over it. */
export function listenToDrops(
  root: HTMLElement,
  onFile: (file: File) => void,
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
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  });
}
