import { formatBytes } from "../../numbers/format-bytes.ts";
import { type FoundFilm, findFilms, openFound } from "../../record/kept/found-films.ts";
import { t } from "../../texts/text.ts";
import { saveFile } from "../../ui/files.ts";
import { problemOf } from "../../ui/messages.ts";
import type { Notices } from "../../ui/notices.ts";
import { ago } from "../lab/keeper.ts";

/** Offers what earlier pages filmed and nobody has saved, to be saved or deleted. */
export async function offerFilms(notices: Notices): Promise<void> {
  for (const film of await findFilms()) offer(notices, film);
}

/** Saves a film of this tab's, and is asked no more about it. */
export async function saveFilm(notices: Notices, film: FoundFilm): Promise<void> {
  const { plan, held } = film;
  const title = t`The film of “${plan.title}”`;
  try {
    const opened = await openFound(film);
    if (opened === null) {
      notices.show({
        kind: "info",
        key: held.id,
        title: t`${title} had not one whole second yet; there is nothing to save.`,
      });
      return;
    }
    saveFile(opened.file, `${plan.fileName}.${plan.extension}`);
    await held.markSaved();
    held.release();
    if (opened.problem === null) return;
    notices.show({
      kind: "info",
      key: held.id,
      title: t`${title} is saved`,
      message: opened.problem,
    });
  } catch (error) {
    notices.show({
      kind: "error",
      key: held.id,
      title: t`${title} could not be saved`,
      message: problemOf(error),
      actions: [
        { label: t`Try again`, run: () => void saveFilm(notices, film) },
        { label: t`Delete`, run: () => drop(notices, film) },
      ],
      onDismiss: held.release,
    });
  }
}

function offer(notices: Notices, film: FoundFilm): void {
  const { plan, held, bytes, isWhole, startedAt } = film;
  const what = isWhole ? t`was not saved` : t`broke off`;
  const until = isWhole ? "" : t` It plays up to where it broke off.`;
  notices.show({
    kind: "info",
    key: held.id,
    title: t`A film of “${plan.title}” ${what}`,
    message: t`${formatBytes(bytes)} of ${plan.extension.toUpperCase()}, begun ${ago(Date.now() - startedAt)}.${until}`,
    actions: [
      { label: t`Save`, run: () => void saveFilm(notices, film) },
      { label: t`Delete`, run: () => drop(notices, film) },
    ],
    onDismiss: held.release,
  });
}

function drop(notices: Notices, { held, plan }: FoundFilm): void {
  held.remove().catch((error: unknown) =>
    notices.show({
      kind: "error",
      key: held.id,
      title: t`The film of “${plan.title}” could not be deleted`,
      message: problemOf(error),
    }),
  );
}
