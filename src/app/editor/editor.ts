import { t } from "../../texts/text.ts";
import { iconButton, setPressed } from "../../ui/icon-button.ts";
import { keyOf } from "../../ui/keys.ts";
import type { Page } from "../page.ts";
import { guard } from "../page-actions.ts";
import type { EditorDesk } from "./desk.ts";

/** The page's editor of models; what it needs is loaded when it is opened first. */
export interface Editor {
  toggle(): void;
  /** Opens it where an earlier page left a text that was not applied. */
  reopen(): Promise<void>;
  open(): Promise<void>;
  /** Puts it away; the text stays as it is. */
  close(): void;
  /** Asks what becomes of changes that are not applied; false: they are to be gone on with. */
  mayLeave(): Promise<boolean>;
}

export function createEditor(page: Page): Editor {
  let desk: EditorDesk | null = null;
  let loading: Promise<EditorDesk> | null = null;
  const load = async (): Promise<EditorDesk> => {
    const [{ createEditorDesk }] = await Promise.all([
      import("./desk.ts"),
      import("../../styles/editor.css"),
    ]);
    desk = createEditorDesk(page, (open) => {
      setPressed(button, open);
      page.furniture.signals.editing.value = open;
    });
    return desk;
  };
  const loaded = (): Promise<EditorDesk> => {
    // What could not be loaded (no network) is asked for again the next time.
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  const toggle = (): void =>
    guard(
      page,
      loaded().then((one) => one.toggle()),
    );
  const button = iconButton({
    icon: "edit",
    label: t`Edit the model`,
    text: t`Edit`,
    shortcut: keyOf("editor"),
    class: "compare-button screen-button editor-button",
    pressed: false,
    onPress: toggle,
  });
  // One stop of the Tab key with the other views of the model.
  const { screens } = page.furniture.shell.slots;
  (screens.querySelector(".screen-buttons") ?? screens).append(button);
  return {
    toggle,
    reopen: async () => {
      const { keptDraft } = await import("./draft.ts");
      const draft = await keptDraft();
      if (draft !== null) await (await loaded()).goOn(draft);
    },
    open: async () => (await loaded()).open(),
    close: () => desk?.close(),
    mayLeave: async () => (desk === null ? true : desk.mayLeave()),
  };
}
