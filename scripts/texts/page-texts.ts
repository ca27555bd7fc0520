import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type FoundText, findTexts, type SyntaxNode } from "./find-texts.ts";

/** Rooms and files whose texts the page shows. */
const SHOWN = [
  ...[
    "ui",
    "app",
    "page-sweep",
    "look",
    "figure",
    "instruments",
    "analysis",
    "lab",
    "edit",
    "view",
  ],
  ...["record", "numbers", "data/formats.ts", "observe/claim-standing.ts"],
];

/** Whose mistakes are told to people alone; other rooms tell theirs on the command line, too, in English. */
const OWN_MISTAKES = /^(ui|app|page-sweep)\//;

/** What is no text of the page, each with why. */
const EXCEPTIONS: readonly (readonly [file: RegExp, text: RegExp, why: string])[] = [
  [/^app\/scripting\//, /./, "for who writes scripts"],
  [/^look\/color-map-tables\.ts$/, /./, "colors"],
  [/^look\/tissue\/slots-file\.ts$/, /./, "source of a file"],
  [/^edit\/empty-preset\.ts$/, /./, "a model, which is content"],
  [/^edit\/new-parts\.ts$/, /./, "parts of a model, which are content"],
  [/-schema\.ts$|^instruments\/parts\.ts$/, /./, "keys of a file, whose schema is in English"],
  [
    /^record\/script\/(overlay-corners|resolve-panel)\.ts$/,
    /^(top|bottom|field)/,
    "values of a key",
  ],
  [/^figure\/paint\.ts$/, /^(bold|normal)$/, "weights of type"],
  [/^figure\/write-metadata\.ts$/, /./, "keys of PNG"],
  [/./, /^(noopener noreferrer|text-button primary|mark mark-cell|shape-line is-focused)$/, "HTML"],
  [
    /./,
    /^((map|keys|restart|condition|instrument|plot|parameter) \{0\}.*|\{0\} keys)$/,
    "ids of gestures",
  ],
  [
    /./,
    /^(oxygen < 5|clamp\(.*|1, mM, .*|no-flux, .*|\{0\}(Given|Diffusion))$/,
    "formulas and values",
  ],
];

export interface PageText extends FoundText {
  /** Under src/. */
  readonly file: string;
}

/** What the page says, and what it says without a mark. */
export function pageTexts(source: string): {
  readonly marked: readonly PageText[];
  readonly unmarked: readonly PageText[];
} {
  const files = SHOWN.flatMap((name) => listFiles(join(source, name)));
  const all = files.map((path) => {
    const file = relative(source, path);
    const { marked, unmarked } = findTexts(readFileSync(path, "utf8"));
    const inFile = (text: FoundText): PageText => ({ ...text, file });
    return { marked: marked.map(inFile), unmarked: unmarked.map(inFile) };
  });
  return {
    marked: all.flatMap(({ marked }) => marked),
    unmarked: all.flatMap(({ unmarked }) => unmarked).filter((text) => !isExcepted(text)),
  };
}

function isExcepted({ file, key, path }: PageText): boolean {
  if (!OWN_MISTAKES.test(file) && path.some(isError)) return true;
  return EXCEPTIONS.some(([where, what]) => where.test(file) && what.test(key));
}

function isError(node: SyntaxNode): boolean {
  return (
    node.type === "NewExpression" && /Error$/.test(String((node["callee"] as SyntaxNode)["name"]))
  );
}

function listFiles(path: string): readonly string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(path, name));
}
