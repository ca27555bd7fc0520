import { effect, untracked } from "@preact/signals-core";
import { openLibrary } from "../../biology/open-library.ts";
import { nodeAt } from "../../edit/change-text.ts";
import { type CheckedText, checkText } from "../../edit/check-text.ts";
import { type CompletionSource, completionsAt } from "../../edit/completions.ts";
import { namesOfModel, namesOfModules } from "../../edit/known-names.ts";
import { rangeOfMistake } from "../../edit/mistake-range.ts";
import type { SchemaNode } from "../../edit/schema-at.ts";
import { withoutStale } from "../../edit/stale-parts.ts";
import { wordsAt } from "../../edit/words-at.ts";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import { isSameData } from "../../lab/plain-data.ts";
import type { Mistake } from "../../model/error.ts";
import { presetJsonSchema } from "../../preset/json-schema.ts";
import { t } from "../../texts/text.ts";
import { createCodeView } from "../../ui/editor/code-view.ts";
import { createEditorPanel } from "../../ui/editor/editor-panel.ts";
import { createPartsView } from "../../ui/editor/parts-view.ts";
import { problemOf } from "../../ui/messages.ts";
import { openPageBase } from "../lab/preset-source.ts";
import type { Page } from "../page.ts";
import { guard } from "../page-actions.ts";
import { canGoOn, runText } from "./apply-text.ts";
import { type Draft, keepDraft } from "./draft.ts";
import { editorHints } from "./hints.ts";
import { askToLeave } from "./leave-question.ts";
import { mistakesIn, placedMistake, warningsIn } from "./mistakes.ts";
import { createRunningText } from "./running-text.ts";

export interface EditorDesk {
  toggle(): void;
  open(): void;
  /** Puts it away; the text stays. */
  close(): void;
  /** Goes on with what an earlier page left, unless something is typed already. */
  goOn(draft: Draft): Promise<void>;
  mayLeave(): Promise<boolean>;
}

/** ms of rest after which a changed text is read, and kept. */
const REST = 350;

/** The editor on the page: its text is what runs, until somebody changes it. */
export function createEditorDesk(page: Page, onOpen: (open: boolean) => void): EditorDesk {
  const schema = presetJsonSchema() as SchemaNode;
  const running = createRunningText(page);
  let before = "";
  let name = "";
  let checked: CheckedText | null = null;
  let base: LabBase | null = page.lab.peek()?.base.peek() ?? null;
  let busy = false;
  let isBehind = false;
  let problem = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const source = (): CompletionSource => ({
    schema,
    names:
      base === null
        ? []
        : [...namesOfModel(base.context.model), ...namesOfModules(base.family.library)],
  });
  const code = createCodeView({
    label: t`Preset as JSON`,
    onChange: () => changed(),
    onApply: () => guard(page, apply(false)),
    complete: (text, offset) => completionsAt(text, offset, source()),
    explain: (text, offset) => wordsAt(text, offset, source()),
  });
  const parts = createPartsView({
    change: (text) => code.change(text),
    base: () => base,
    check: (text) => checkText(text, name, openPageBase),
    moduleOf: async (module) => (await openLibrary([module])).find((one) => one.name === module),
  });
  const panel = createEditorPanel(code, parts.element, {
    apply: () => guard(page, apply(false)),
    applyHere: () => guard(page, apply(true)),
    discard: () => guard(page, discard()),
    close: () => setOpen(false),
    goTo: (mistake) => {
      panel.showTab("text");
      code.goTo(mistake);
    },
    tabShown: (tab) => {
      if (tab === "parts") parts.show(code.text, mistakesOf());
    },
  });
  const isChanged = (): boolean => code.text !== before;
  const mistakesOf = (): readonly Mistake[] => mistakesIn(checked);

  const show = (): void => {
    const warnings = warningsIn(checked);
    const placed = [
      ...mistakesOf().map((one) => placedMistake(code.text, one, false)),
      ...warnings.map((one) => placedMistake(code.text, one, true)),
    ];
    code.showMistakes(placed);
    parts.showMistakes([...mistakesOf(), ...warnings]);
    panel.show({
      title: name,
      isChanged: isChanged(),
      mistakes: checked === null ? null : placed,
      hints: editorHints(
        { problem, isBehind: isBehind && isChanged(), mistakes: mistakesOf() },
        {
          takeRunning: () => guard(page, discard()),
          drop: (stale) => code.change(withoutStale(code.text, stale)),
        },
      ),
      busy,
      canGoOn: checked !== null && "base" in checked && canGoOn(page, checked.base),
    });
  };

  const check = async (): Promise<CheckedText | null> => {
    const own = ++turn;
    let found: CheckedText;
    try {
      found = await checkText(code.text, name, openPageBase);
    } catch (error) {
      // A part that could not be loaded: the text may be right.
      if (own === turn) problem = problemOf(error);
      return null;
    }
    if (own !== turn) return null;
    problem = "";
    checked = found;
    if ("base" in found) base = found.base;
    show();
    return found;
  };

  const keep = async (): Promise<void> => {
    // Safe mode and embedded pages keep nothing.
    if (page.autosave === null) return;
    const words = await keepDraft(isChanged() ? { text: code.text, before, name } : null);
    if (words === null || problem !== "") return;
    problem = words;
    show();
  };

  const changed = (): void => {
    turn++;
    checked = null;
    clearTimeout(timer);
    timer = setTimeout(() => {
      guard(page, check());
      guard(page, keep());
    }, REST);
    parts.show(code.text, []);
    show();
  };

  const setText = (text: string, pristine: string, of: string): void => {
    const isOther = of !== name;
    [before, name, isBehind, problem] = [pristine, of, false, ""];
    if (text === code.text && !isOther) {
      show();
      return;
    }
    code.replace(text, isOther);
    // What is told about a preset comes first in its file, and is long.
    if (isOther) code.scrollTo((nodeAt(text, ["model"]) ?? nodeAt(text, ["modules"]))?.offset ?? 0);
    changed();
  };

  const take = async (): Promise<void> => {
    const found = await running.text();
    if (found === null) return;
    base = found.base;
    setText(found.text, found.text, found.name);
  };

  const discard = async (): Promise<void> => {
    await take();
    code.focus();
  };

  const apply = async (here: boolean): Promise<boolean> => {
    clearTimeout(timer);
    const found = await check();
    if (found === null || "mistakes" in found || busy || !isChanged()) {
      panel.showTab("text");
      const [first] = mistakesOf();
      if (first !== undefined) code.goTo(rangeOfMistake(code.text, first));
      return false;
    }
    const { text } = code;
    busy = true;
    show();
    try {
      const preset = await runText(page, found, here);
      running.remember(preset, text);
      [before, isBehind, problem] = [text, false, ""];
      name = page.lab.peek()?.document.peek().source.name ?? name;
      await keep();
      return true;
    } catch (error) {
      problem = t`This model was not taken, and what ran goes on: ${problemOf(error)}`;
      return false;
    } finally {
      busy = false;
      show();
    }
  };

  const setOpen = (open: boolean): void => {
    const { root } = page;
    const isOpen = panel.element.isConnected;
    if (open === isOpen) return;
    const hadFocus = panel.element.contains(document.activeElement);
    if (open) root.insertBefore(panel.element, root.querySelector("main"));
    else panel.element.remove();
    onOpen(open);
    if (open && !isChanged()) guard(page, take());
    if (open) code.focus();
    else if (hadFocus) root.querySelector<HTMLElement>(".editor-button")?.focus();
  };

  let followed: LabDocument | null = null;
  effect(() => {
    const present = page.lab.value?.document.value ?? null;
    untracked(() => {
      const seen = followed;
      followed = present;
      if (busy || present === null) return;
      if (seen !== null && isSameData({ ...seen, camera: null }, { ...present, camera: null }))
        return;
      if (isChanged()) isBehind = true;
      else if (panel.element.isConnected) guard(page, take());
      show();
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && isChanged()) guard(page, keep());
  });
  panel.showTab("text");

  return {
    toggle: () => setOpen(!panel.element.isConnected),
    open: () => setOpen(true),
    close: () => setOpen(false),
    goOn: async (draft) => {
      if (isChanged()) return;
      setText(draft.text, draft.before, draft.name);
      setOpen(true);
      const now = await running.text();
      isBehind = now !== null && now.text !== before;
      show();
    },
    mayLeave: async () => {
      if (!isChanged()) return true;
      const chosen = await askToLeave();
      if (chosen === "apply") return apply(false);
      if (chosen === "keep") return false;
      await take();
      await keep();
      return true;
    },
  };
}
