import {
  autocompletion,
  type CompletionContext,
  completionKeymap,
  snippetCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { CompletionOption, Completions } from "../../edit/completions.ts";
import type { TextRange } from "../../edit/mistake-range.ts";
import type { WordsAt } from "../../edit/words-at.ts";
import { element } from "../element.ts";
import { codeColors, codeTheme } from "./code-theme.ts";

/** A mistake at its place in the text. */
export interface PlacedMistake extends TextRange {
  readonly message: string;
  /** It runs all the same. */
  readonly isWarning: boolean;
}

/** A text of JSON that is edited. */
export interface CodeView {
  readonly element: HTMLElement;
  readonly text: string;
  /** What nobody has typed, and undo of the text does not go back over: another text, or this one with what changed. */
  replace(text: string, isOther: boolean): void;
  /** The same text with a change, which undo takes back. */
  change(text: string): void;
  showMistakes(mistakes: readonly PlacedMistake[]): void;
  /** Shows a place and puts the cursor there. */
  goTo(range: TextRange): void;
  /** Puts a place at the top, and leaves the focus where it is. */
  scrollTo(offset: number): void;
  focus(): void;
}

export interface CodeViewOptions {
  readonly label: string;
  /** A person, or `change`, has changed it. */
  readonly onChange: (text: string) => void;
  readonly onApply: () => void;
  readonly complete: (text: string, offset: number) => Completions | null;
  readonly explain: (text: string, offset: number) => WordsAt | null;
}

/**
 * CodeMirror on a preset's text. It lives in a tree of its own (a shadow root): there its styles are sheets, which a
 * strict Content-Security-Policy lets in, and the page's keys do not reach it.
 */
export function createCodeView(options: CodeViewOptions): CodeView {
  const host = element("div", { class: "code-view", attributes: { contenteditable: "false" } });
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  const place = element("div", {});
  place.style.height = "100%";
  root.append(place);
  let isQuiet = false;
  const extensions = [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    search({ top: true }),
    json(),
    syntaxHighlighting(codeColors),
    codeTheme,
    autocompletion({ override: [(context) => completionsOf(context, options)] }),
    hoverTooltip((view, at) => tooltipOf(view, at, options)),
    keymap.of([
      { key: "Mod-Enter", run: () => run(options.onApply) },
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !isQuiet) options.onChange(update.state.doc.toString());
    }),
  ];
  const stateOf = (text: string): EditorState => EditorState.create({ doc: text, extensions });
  const view = new EditorView({ state: stateOf(""), parent: place, root });
  return {
    element: host,
    get text() {
      return view.state.doc.toString();
    },
    replace: (text, isOther) => {
      isQuiet = true;
      if (isOther) view.setState(stateOf(text));
      else {
        const changes = difference(view.state.doc.toString(), text);
        view.dispatch({ changes, annotations: Transaction.addToHistory.of(false) });
      }
      isQuiet = false;
    },
    change: (text) => {
      const before = view.state.doc.toString();
      const { from, to, insert } = difference(before, text);
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from },
        scrollIntoView: true,
      });
    },
    showMistakes: (mistakes) => {
      const { length } = view.state.doc;
      const diagnostics = mistakes.map(
        ({ from, to, message, isWarning }): Diagnostic => ({
          from: Math.min(from, length),
          to: Math.min(to, length),
          severity: isWarning ? "warning" : "error",
          message,
        }),
      );
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo: ({ from }) => {
      const at = Math.min(from, view.state.doc.length);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: "center" }),
      });
      view.focus();
    },
    scrollTo: (offset) => {
      const at = Math.min(offset, view.state.doc.length);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: "start" }),
      });
    },
    focus: () => view.focus(),
  };
}

function run(action: () => void): boolean {
  action();
  return true;
}

function completionsOf(context: CompletionContext, { complete }: CodeViewOptions) {
  const found = complete(context.state.doc.toString(), context.pos);
  if (found === null) return null;
  const typed = context.state.sliceDoc(found.from, context.pos);
  if (!context.explicit && !/\w/.test(typed) && typed !== '"') return null;
  return { from: found.from, to: found.to, filter: true, options: found.options.map(choiceOf) };
}

function choiceOf({ label, insert, kind, detail, info }: CompletionOption) {
  const quoted = insert.startsWith('"') ? `"${label}` : label;
  const completion = {
    label: quoted,
    displayLabel: label,
    type: kind,
    detail,
    ...(info && { info }),
  };
  // The place where one goes on.
  const template = insert.replace(/[{}]/g, "\\$&").replace("|", `$${"{}"}`);
  const made = snippetCompletion(template, completion);
  if (kind !== "key" || !insert.includes("|")) return made;
  const { apply } = made;
  if (typeof apply !== "function") return made;
  return {
    ...made,
    apply: (view: EditorView, choice: typeof made, from: number, to: number) => {
      apply(view, choice, from, to);
      startCompletion(view);
    },
  };
}

function tooltipOf(view: EditorView, at: number, { explain }: CodeViewOptions) {
  const words = explain(view.state.doc.toString(), at);
  if (words === null) return null;
  const { from, to, title, text } = words;
  const create = () => ({
    dom: element(
      "div",
      { class: "code-words" },
      element("b", {}, title),
      ...text.split("\n").map((line) => element("p", {}, line)),
    ),
  });
  return { pos: from, end: to, above: true, create };
}

/** The one part in which two texts differ. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
