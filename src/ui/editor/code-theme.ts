import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's own colors (tokens.css), which pass into the editor's tree. */
export const codeTheme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--sunk)", fontSize: "12px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--panel)",
    color: "var(--ink-3)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--fill)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    {
      backgroundColor: "var(--accent-soft)",
    },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--fill-2)",
    outline: "none",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--fill-2)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--fill-2)", border: "0", color: "var(--ink-2)" },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--pop)",
    color: "var(--ink)",
    border: "1px solid var(--line-2)",
    fontFamily: "var(--font)",
  },
  ".cm-panel input, .cm-panel button": {
    color: "var(--ink)",
    backgroundColor: "var(--sunk)",
    backgroundImage: "none",
    border: "1px solid var(--control)",
    borderRadius: "4px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-ink)",
  },
  ".cm-completionDetail": { color: "var(--ink-3)", fontStyle: "normal" },
  "li[aria-selected] .cm-completionDetail": { color: "var(--accent-ink)" },
  ".cm-completionIcon": { display: "none" },
  ".cm-completionInfo": { maxWidth: "300px" },
  ".cm-diagnostic": {
    color: "var(--ink)",
    borderLeft: "3px solid var(--error)",
    whiteSpace: "pre-wrap",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error)",
    textUnderlineOffset: "3px",
    backgroundColor: "var(--error-soft)",
  },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warn)",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip .code-words": { maxWidth: "340px", padding: "6px 10px" },
  ".code-words p": { margin: "2px 0 0", color: "var(--ink-2)" },
});

export const codeColors = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--ink)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--good)" },
  {
    tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket],
    color: "var(--ink-3)",
  },
]);
