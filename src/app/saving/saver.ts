import { bytesText, type DataRequest } from "../../ui/data-request.ts";
import { fileNameOf } from "../../ui/files.ts";
import { problemOf } from "../../ui/messages.ts";
import { createSaveDataDialog } from "../../ui/save-data-dialog.ts";
import "../../styles/save-data.css";
import { plural, t } from "../../texts/text.ts";
import type { Page } from "../page.ts";
import type { SavedData } from "./save-data.ts";
import { offerOf, saveRequest, wholeRun } from "./save-request.ts";

/** ms that a file stays after its dialog is closed: it may be on its way to the disk. */
const KEPT_FOR = 60_000;

export interface Saver {
  /** Opens the dialog. */
  open(): void;
}

/** Saves numbers of the run, one file at a time, from a dialog that may be closed meanwhile. */
export function createSaver(page: Page): Saver {
  let abort: AbortController | null = null;
  let address = "";
  /** The file is shown no more: its bytes go. */
  const drop = (): void => {
    const gone = address;
    address = "";
    if (gone !== "") setTimeout(() => URL.revokeObjectURL(gone), KEPT_FOR);
  };
  const dialog = createSaveDataDialog({
    save: (request) => void save(request),
    onTaken: drop,
    cancel: () => abort?.abort(new Error("canceled")),
  });
  page.root.append(dialog.element);

  const save = async (request: DataRequest): Promise<void> => {
    const { session } = page;
    const preset = session?.preset;
    if (session === null || preset == null || abort !== null) return;
    const own = new AbortController();
    abort = own;
    dialog.showProgress(0, Number.POSITIVE_INFINITY);
    const began = performance.now();
    try {
      const saved = await saveRequest(page.lab.peek(), session, request, {
        signal: own.signal,
        onProgress: (share) => {
          const spent = (performance.now() - began) / 1000;
          dialog.showProgress(share, share > 0.02 ? spent * (1 / share - 1) : Infinity);
        },
      });
      drop();
      address = URL.createObjectURL(saved.blob);
      const name = fileNameOf(preset, saved.ending);
      dialog.showResult({ address, name, description: describe(saved, request) });
      tellIfClosed(t`The data are ready`, "info");
    } catch (error) {
      const title = t`The data could not be saved`;
      const reason = own.signal.aborted ? "" : problemOf(error);
      dialog.showForm(reason === "" ? "" : `${title}: ${reason}`);
      if (reason !== "") tellIfClosed(title, "error", reason);
    } finally {
      abort = null;
    }
  };
  const tellIfClosed = (title: string, kind: "info" | "error", message = ""): void => {
    if (dialog.element.open) return;
    const actions = [{ label: t`Show`, run: () => open() }];
    page.furniture.notices.show({ kind, key: "saved-data", title, message, actions });
  };
  const open = (): void => {
    const { session } = page;
    if (session?.preset == null) return;
    dialog.open(offerOf(session, page.furniture.signals.fastest.peek()), wholeRun(session));
  };
  return { open };
}

function describe({ blob, frames }: SavedData, { fields }: DataRequest): string {
  const count = plural(frames, "{0} frame", "{0} frames");
  return t`${count} of ${plural(fields.length, "{0} field", "{0} fields")} · ${bytesText(blob.size)}`;
}
