import type { Recording } from "../../record/recorder.ts";
import { t } from "../../texts/text.ts";
import { saveFile } from "../../ui/files.ts";
import { problemOf } from "../../ui/messages.ts";
import type { Notices } from "../../ui/notices.ts";

/** A film that is made, and has not been saved. */
export interface UnsavedFilm {
  readonly recording: Pick<Recording, "blob" | "held" | "problem">;
  readonly title: string;
  readonly fileName: string;
}

/** Another film takes the place of one that nobody has saved: that one is offered in a notice, and not thrown away. */
export function setAside(notices: Notices, { recording, title, fileName }: UnsavedFilm): void {
  const { blob, held, problem } = recording;
  const offer = (failure?: unknown): void =>
    notices.show({
      kind: failure === undefined ? "info" : "error",
      key: held.id,
      title: t`An earlier film of “${title}” is not saved yet.`,
      ...messageOf(failure === undefined ? problem : problemOf(failure)),
      actions: [
        {
          label: t`Save`,
          run: () => {
            saveFile(blob, fileName);
            held.markSaved().then(held.release, offer);
          },
        },
        { label: t`Delete`, run: () => void held.remove().catch(offer) },
      ],
      // Another tab, or the next start, may offer it.
      onDismiss: held.release,
    });
  offer();
}

function messageOf(message: string | null): { readonly message?: string } {
  return message === null ? {} : { message };
}
