import * as v from "valibot";
import { resolveViewFile, viewSchema } from "../../look/view-file.ts";
import { cameraSchema } from "../../preset/laboratory-schema.ts";
import { recordSchema } from "../../record/script/film-schema.ts";
import { resolveFilm } from "../../record/script/resolve-film.ts";
import { t } from "../../texts/text.ts";
import { isSameData } from "../plain-data.ts";
import { commandKind, commandSchema, type DocumentDraft } from "./command-kind.ts";

/** A view as in a preset file; null: the preset's own. */
export const setView = commandKind({
  schema: commandSchema("set-view", { view: v.nullable(viewSchema) }),
  apply: (draft, { view }, base) => {
    const arms = draft.compare.arms.map(({ label }) => label);
    if (view !== null) resolveViewFile(view, { ...base.context, arms });
    const isOwn = view === null || isSameData(view, base.family.file.view);
    draft.view = (isOwn ? null : view) as DocumentDraft["view"];
  },
  label: ({ view }) => (view === null ? t`Reset the view` : t`Change the view`),
});

/** null: the whole domain. */
export const setCamera = commandKind({
  schema: commandSchema("set-camera", { camera: v.nullable(cameraSchema) }),
  apply: (draft, { camera }) => {
    draft.camera = camera as DocumentDraft["camera"];
  },
  label: ({ camera }) => (camera === null ? t`Show the whole domain` : t`Move the camera`),
  quiet: true,
});

/** The film that is wanted, as in a preset file; null: as the preset asks for. */
export const setRecord = commandKind({
  schema: commandSchema("set-record", { record: v.nullable(recordSchema) }),
  apply: (draft, { record }, base) => {
    const arms = draft.compare.arms.map(({ label }) => label);
    if (record !== null) resolveFilm(record, { ...base.context, arms });
    const isOwn = record === null || isSameData(record, base.family.file.record ?? {});
    draft.record = (isOwn ? null : record) as DocumentDraft["record"];
  },
  label: () => t`Change the film`,
  quiet: true,
});
