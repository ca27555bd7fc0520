import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");

/** Who may import whom (ARCHITECTURE.md). "engine" means the files of its root: the contract. Everybody may know the limits and mark texts. */
const allowed: Record<string, readonly string[]> = {
  limits: [],
  texts: [],
  numbers: ["model"],
  model: [],
  biology: ["model"],
  // Of the engines only the root's CRC-32.
  data: ["engine", "model"],
  look: ["model"],
  instruments: ["data", "look", "model"],
  preset: ["biology", "data", "look", "instruments", "record/script", "model"],
  compile: ["model"],
  engine: ["compile", "model"],
  "engine/gpu": ["engine", "compile", "model"],
  "engine/cpu": ["engine/remote", "engine", "compile", "model"],
  "engine/remote": ["engine", "compile", "model"],
  run: ["engine", "compile", "model"],
  observe: ["engine", "compile", "preset", "instruments", "model"],
  analysis: ["observe", "data", "engine", "compile", "model"],
  view: ["look", "engine", "model"],
  record: ["record/script", "data", "engine", "observe", "view", "look", "model"],
  // What a film is to be: files, the page and the command line say it alike.
  "record/script": ["data", "look", "model"],
  // Of sweeps only how their plots write text and SVG, of the engine only the root's CRC-32.
  figure: ["data", "engine", "lab", "look", "preset", "sweep", "view", "model"],
  ui: [
    "analysis",
    "data",
    "observe",
    "preset",
    "lab",
    "edit",
    "figure",
    "instruments",
    "look",
    "record/script",
    "compile",
    "model",
  ],
  // Of the engines only the root's CRC-32; it knows no page, no files and no machine.
  lab: ["preset", "instruments", "look", "record/script", "engine", "model"],
  edit: ["lab", "preset", "model"],
  sweep: ["observe", "preset", "engine", "compile", "model"],
  // Runs of a sweep, asked for by a person: it knows a preset, a stage and a dialog, but no session.
  "page-sweep": [
    "sweep",
    "ui",
    "view",
    "look",
    "preset",
    "biology",
    "compile",
    "engine",
    "engine/cpu",
    "engine/remote",
    "model",
  ],
  cli: [
    "data",
    "preset",
    "biology",
    "compile",
    "engine",
    "engine/gpu",
    "engine/cpu",
    "observe",
    "instruments",
    "look",
    "sweep",
    "model",
  ],
};

/** Whose functions each of the page's rooms may call; types are everybody's. "app" is the wiring at its top. */
const appRooms: Record<string, readonly string[]> = {
  picture: [],
  machine: ["app"],
  session: ["machine", "picture"],
  lab: ["app", "picture"],
  time: [],
  sweep: [],
  saving: ["lab", "machine"],
  scripting: ["app", "instruments", "lab", "saving", "figure"],
  compare: ["app", "lab", "machine", "picture", "session"],
  analysis: ["app"],
  instruments: ["app"],
  film: ["lab", "machine"],
  editor: ["app", "lab"],
  figure: ["app", "lab", "session"],
};

/** Packages that only some rooms may import. */
const packageRooms: Record<string, readonly string[]> = {
  "@preact": ["run", "lab", "ui", "app"],
  three: ["view"],
  mediabunny: ["record"],
  gifenc: ["record"],
  "lil-gui": ["ui"],
  uplot: ["ui"],
  "d3-format": ["numbers"],
  temml: ["ui"],
  jsep: ["model"],
  valibot: ["model", "look", "instruments", "record/script", "preset", "sweep", "lab", "figure"],
  mutative: ["lab"],
  "idb-keyval": ["lab"],
  "@codemirror": ["ui"],
  "@lezer": ["ui"],
  "jsonc-parser": ["edit"],
  commander: ["cli"],
  "d3-scale-chromatic": ["look", "sweep"],
  "hyparquet-writer": ["cli"],
  "fast-png": ["data"],
  webgpu: ["engine/gpu"],
};

/** Words that only some files may contain, so that a dangerous or global thing has one home. */
const wordHomes: readonly { word: RegExp; home: RegExp; why: string }[] = [
  { word: /navigator\.gpu/, home: /^engine\/gpu\/device\.ts$/, why: "one place opens a GPU" },
  {
    word: /import\.meta\.glob/,
    home: /^(engine\/gpu\/shader-library|preset\/preset-(library|facts)|texts\/language)\.ts$/,
    why: "one place per kind of bundled file",
  },
  {
    word: /\bIntl\.|\.toLocale\w*\((?!"en-US")/,
    home: /^(ui\/known-language|texts\/(text|language))\.ts$/,
    why: "a browser's own language may be none that Intl takes",
  },
  {
    word: /\[\s*"(npy|csv|vti|mp4|webm)",\s*"(npy|csv|vti|mp4|webm)"/,
    home: /^data\/formats\.ts$/,
    why: "one list of formats for fields and films",
  },
  {
    word: /\b(compileModel|programOf)\(/,
    home: /^(?!engine\/)/,
    why: "engines receive programs and compile none",
  },
  {
    word: /catch\(\(\w*\) => \{\s*\}\)/,
    home: /^$/,
    why: "errors are told, never swallowed",
  },
  { word: /new Function|\beval\(/, home: /^$/, why: "nothing a user types is ever run as code" },
  { word: /\.innerHTML|insertAdjacentHTML/, home: /^$/, why: "text goes in as text" },
  {
    word: /biology\/(module-library|rooms)\.ts"/,
    home: /^cli\//,
    why: "the page opens the modules that a model chooses (openLibrary)",
  },
  {
    word: /from "mutative"/,
    home: /^lab\/(lab|commands\/command-kind)\.ts$/,
    why: "only the lab changes its document, by commands; everyone else gets it frozen",
  },
  {
    word: /from "idb-keyval"/,
    home: /^lab\/storage\/browser-store\.ts$/,
    why: "one place keeps things in the browser's database",
  },
  { word: /@ts-(ignore|nocheck|expect-error)/, home: /^$/, why: "the types hold" },
];

/** What changes an engine's state or what it does next; a canvas and slots of storage have a `restore`, too. */
const movesEngine = /(?<!\b(?:ctx|slots))\.(advance|restart|restore)\(/;

const files = listFiles(source, /\.ts$/).map((path) => ({
  path: relative(source, path),
  text: readFileSync(path, "utf8"),
}));

describe("the house", () => {
  it("has files", () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it("keeps the import law", () => {
    const violations = files.flatMap((file) =>
      relativeImports(file.path, file.text)
        .filter(
          (target) => !target.startsWith("..") && !mayImport(roomOf(file.path), roomOf(target)),
        )
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(violations).toEqual([]);
  });

  it("keeps the top of the page's code to its wiring, and its rooms apart", () => {
    const page = files.filter(({ path }) => path.startsWith("app/"));
    const appRoomOf = (path: string): string => path.match(/^app\/([^/]+)\//)?.[1] ?? "app";
    expect(page.filter(({ path }) => appRoomOf(path) === "app").length).toBeLessThanOrEqual(12);
    const violations = page.flatMap(({ path, text }) => {
      const from = appRoomOf(path);
      return relativeImports(path, withoutTypes(text))
        .filter((target) => target.startsWith("app/"))
        .filter((target) => {
          const to = appRoomOf(target);
          return from !== "app" && to !== from && !(appRooms[from] ?? []).includes(to);
        })
        .map((target) => `${path} -> ${target}`);
    });
    expect(violations).toEqual([]);
    const rooms = new Set(page.map(({ path }) => appRoomOf(path)).filter((room) => room !== "app"));
    expect([...rooms].sort()).toEqual(Object.keys(appRooms).sort());
  });

  it("keeps packages in their rooms", () => {
    const violations = files.flatMap((file) =>
      importsOf(file.text)
        .filter((specifier) => !specifier.startsWith("."))
        .filter((specifier) => {
          const rooms = packageRooms[specifier.split("/")[0] as string];
          return rooms !== undefined && !rooms.includes(roomOf(file.path));
        })
        .map((specifier) => `${file.path} -> ${specifier}`),
    );
    expect(violations).toEqual([]);
  });

  it("keeps words in their homes", () => {
    const violations = files.flatMap((file) =>
      wordHomes
        .filter(({ word, home }) => word.test(file.text) && !home.test(file.path))
        .map(({ word, why }) => `${file.path}: ${word.source} (${why})`),
    );
    expect(violations).toEqual([]);
  });

  it("keeps the lab without a page", () => {
    const page =
      /\b(document\.(?:create|body|query|add)|window|navigator|localStorage|indexedDB|HTML\w*Element)\b/;
    const violations = files
      .filter(({ path }) => roomOf(path) === "lab")
      .filter(({ text }) =>
        page.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").replace(/"[^"\n]*"|`[^`]*`/g, "")),
      )
      .map(({ path }) => path);
    expect(violations).toEqual([]);
  });

  it("lets only runs move engines, in page code", () => {
    const page = /^(app|page-sweep|analysis|figure|ui|view|look|lab|instruments|record)\//;
    // The runs of a sweep are in workers of their own.
    const exempt = /^page-sweep\/sweep-worker\.ts$/;
    const violations = files
      .filter(({ path }) => page.test(path) && !exempt.test(path))
      .filter(({ text }) => movesEngine.test(text))
      .map(({ path }) => path);
    expect(violations).toEqual([]);
    const movers = files
      .filter(({ path, text }) => /^run\//.test(path) && movesEngine.test(text))
      .map(({ path }) => path);
    expect(movers.sort()).toEqual([
      "run/advance-together.ts",
      "run/live-scenario.ts",
      "run/stepper.ts",
    ]);
  });

  it("has the files that ARCHITECTURE.md names, and passes each once on a way from file to pixel", () => {
    const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
    const folders = [
      ...["src", "presets", "examples", "schemas", "assembly", "shaders", "python", "locales"],
      ...["scripts", "tests", "bench", "docs"],
    ];
    const there = folders.flatMap((folder) =>
      listFiles(join(root, folder), /./).map((path) => `/${relative(root, path)}`),
    );
    const names = (part: string) => [...part.matchAll(/`([\w./-]+\.\w+|[\w./-]+\/)`/g)];
    // NAME, X and y stand for any name.
    const named = names(text).flatMap(([, name = ""]) =>
      /NAME|X\/|^\.|package\.json|vite\.config|\d\.\d/.test(name) ||
      !/[/.](ts|css|json|md|wgsl)?$/.test(name)
        ? []
        : [name],
    );
    expect(named.length).toBeGreaterThan(150);
    const missing = named.filter((name) => {
      const ends = name.endsWith("/");
      return !there.some((path) => (ends ? path.includes(`/${name}`) : path.endsWith(`/${name}`)));
    });
    expect([...new Set(missing)]).toEqual([]);
    const [, ways = ""] = /### Four things on their way\n([\s\S]*?)\n## /.exec(text) ?? [];
    const chains = ways.split(/\*\*[^*]+\*\*: |Without the brush: /).slice(1);
    expect(chains.length).toBe(6);
    for (const chain of chains) {
      const passed = names(chain).map(([, name]) => name);
      expect(passed.length).toBeGreaterThan(1);
      expect(new Set(passed).size, chain).toBe(passed.length);
    }
  });

  it("has no import cycles", () => {
    expect(findCycle()).toEqual([]);
  });

  it("gives every shader kernel a CPU twin of the same path", () => {
    const shaders = listFiles(join(root, "shaders"), /\.wgsl$/)
      .map((path) => relative(join(root, "shaders"), path).replace(/\.wgsl$/, ""))
      .filter((path) => !path.startsWith("lib/") && !gpuOnly.has(path));
    const homes = [join(source, "engine/cpu"), join(root, "assembly")];
    const missing = shaders.filter(
      (path) => !homes.some((home) => existsSync(join(home, `${path}.ts`))),
    );
    expect(missing).toEqual([]);
    expect(
      [...gpuOnly.keys()].filter((path) => !existsSync(join(root, `shaders/${path}.wgsl`))),
    ).toEqual([]);
  });
});

/** WGSL files without a CPU file of their own, with the reason. */
const gpuOnly = new Map<string, string>([
  ["explicit/fields", "stub of a printed text: advance.ts for every field"],
  ["transport/prepare", "motility.ts and crowding.ts in one dispatch"],
  ["transport/outflows", "stub of a printed text: measure-outflow.ts for every group of movers"],
  ["transport/moves", "stub of a printed text: flux.ts and substep.ts for every group of movers"],
  ["transport/open-faces", "flux.ts and measure-outflow.ts for every group"],
  ["transport/crowded-faces", "flux.ts for the groups that crowding changes"],
  ["transport/remaining-pairs", "the same substeps by one workgroup"],
  ["transport/move-out", "substep.ts, fields to moved"],
  ["transport/move-back", "substep.ts, moved to fields, then crowding.ts"],
  ["diffusion/open-stages", "substrate-solver.ts sets these numbers"],
  ["diffusion/meet-stages", "close.ts, then begin.ts of the next stage"],
  ["diffusion/opening", "begin.ts, in a voxel"],
  ["diffusion/balance", "close.ts, in a voxel"],
  ["diffusion/end-stage", "close.ts and extrapolate.ts, in a voxel"],
  ["diffusion/update-down", "update.ts, smooth.ts and restrict.ts"],
  ["diffusion/uniform-faces", "faces.ts, where D is uniform"],
  ["diffusion/workgroup-partials", "sums.ts, of a workgroup"],
  ["diffusion/write-measures", "measure.ts stores its sums"],
  ["diffusion/gather-measures", "measure.ts stores its sums"],
  ["diffusion/begin-solve", "begin.ts"],
  ["diffusion/first-sweep", "smooth.ts and cycle-plane.ts, colour 1 then 0 from zero"],
  ["diffusion/last-sweep", "smooth.ts and cycle-plane.ts, colour 0 then 1"],
  ["diffusion/smooth-even", "smooth.ts, one colour that is stored"],
  ["diffusion/precondition-down", "descend of cycle-plane.ts, prepare.ts"],
  ["diffusion/precondition-tail", "cycle.ts on all small levels"],
  ["diffusion/precondition-up", "ascend of cycle-plane.ts"],
  ["diffusion/measure-correction", "measure.ts"],
  ["diffusion/measure-cell", "measureRow of sums.ts"],
  ["diffusion/around", "spread.ts"],
  ["diffusion/judge-step", "chooseSteps of solve.ts"],
  ["diffusion/choose-direction", "chooseDirections of solve.ts"],
  ["diffusion/find-direction", "direction.ts"],
  ["diffusion/choose-length", "chooseSteps of solve.ts"],
  ["diffusion/finish-bound", "openLane of solve.ts"],
  ["diffusion/measure-faces", "makeFaces of faces.ts"],
  ["diffusion/coarsen-faces", "coarsenFaces of faces.ts"],
  ["diffusion/judge-change", "compare of extrapolate.ts"],
  ["diffusion/measure-limit", "limit of extrapolate.ts"],
  ["diffusion/choose-limit", "limit of extrapolate.ts"],
  ["diffusion/flow", "spread.ts"],
  ["diffusion/strip-flow", "spread.ts"],
  ["diffusion/level-faces", "level.ts and spread.ts"],
  ["diffusion/colors", "part of smooth.ts"],
  ["diffusion/terms", "fitted.ts, and where planes lie"],
  ["diffusion/gather-partials", "sums.ts, its second half"],
  ["diffusion/report", "solver-notes.ts counts on the CPU"],
  ["diffusion/face-planes", "where a buffer's values lie"],
  ["diffusion/lanes", "where a buffer's values lie"],
  ["diffusion/lane-rows", "where a buffer's values lie"],
  ["diffusion/coefficients", "where a buffer's values lie"],
  ["diffusion/residuals", "where a buffer's values lie"],
  ["diffusion/corrections", "where a buffer's values lie"],
  ["diffusion/level-places", "where a buffer's values lie"],
  ["diffusion/cell-coefficient", "cycle-plane.ts has the finest level's c in a plane"],
  ["diffusion/guess", "begin.ts starts the iterate"],
  ["diffusion/start", "where a buffer's values lie"],
  ["diffusion/solution", "the iterate of solver-scratch.ts is one plane on the CPU"],
  ["diffusion/pyramids", "level.ts"],
  ["diffusion/taken", "where a buffer's values lie"],
  ["diffusion/ends", "where a buffer's values lie"],
  ["diffusion/partials", "where a buffer's values lie"],
  ["kinetics/remember-voxel", "remember.ts"],
  ["kinetics/stage-access", "kernels of the CPU have the places of their planes printed in"],
  ["kinetics/credit-compartments", "compartments.ts runs this block too"],
  ["analysis/sum-credits", "sum-terms.ts for credit terms"],
  ["analysis/finish-terms", "second half of a sum that one thread makes on the CPU"],
]);

/** What the test's own machinery must catch: planted violations. */
describe("the law's own test", () => {
  it("sees static, dynamic, side-effect and worker imports", () => {
    const text = `import a from "./a.ts";\nimport "./b.ts";\nconst c = await import("./c.ts");\nexport { d } from "./d.ts";\nnew Worker(new URL("./e.ts", import.meta.url));`;
    expect(importsOf(text)).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./e.ts"]);
  });

  it("sees who moves an engine", () => {
    for (const text of ["engine.advance(1)", "engine?.restore(x)", "own.restart(y)"]) {
      expect(movesEngine.test(text)).toBe(true);
    }
    for (const text of [
      "engine.show(x)",
      "session.reset()",
      "state.advanced(1)",
      "ctx.restore()",
      "slots.restore()",
    ]) {
      expect(movesEngine.test(text)).toBe(false);
    }
  });

  it("forbids what it should", () => {
    expect(mayImport("model", "compile")).toBe(false);
    expect(mayImport("engine/gpu", "engine/cpu")).toBe(false);
    expect(mayImport("view", "ui")).toBe(false);
    expect(mayImport("run", "engine/cpu")).toBe(false);
    expect(mayImport("sweep", "cli")).toBe(false);
    expect(mayImport("cli", "sweep")).toBe(true);
    expect(mayImport("app", "engine/gpu")).toBe(true);
  });
});

function mayImport(from: string, to: string): boolean {
  return (
    from === to ||
    to === "limits" ||
    to === "texts" ||
    (to === "numbers" && from !== "model") ||
    from === "app" ||
    from === "main" ||
    (allowed[from] ?? []).includes(to)
  );
}

function roomOf(path: string): string {
  const [first, second] = path.split("/");
  if (first === "engine" && ["gpu", "cpu", "remote"].includes(second ?? ""))
    return `engine/${second}`;
  if (path.startsWith("record/script/")) return "record/script";
  return path.includes("/") ? (first as string) : "main";
}

function importsOf(text: string): string[] {
  const pattern = /(?:from\s+|import\s+|import\(\s*|new URL\(\s*)"([^"]+)"/g;
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
}

/** What a file imports of the project's own, as paths from `src`. */
function relativeImports(path: string, text: string): string[] {
  return importsOf(text)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(source, resolve(source, dirname(path), specifier)));
}

/** A file's text without imports of types, which are erased. */
function withoutTypes(text: string): string {
  return text.replace(/(import|export) type [^;]+;/g, "");
}

function listFiles(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A chain of value imports that leads back to its start, or nothing. Type imports are erased. */
function findCycle(): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      relativeImports(file.path, withoutTypes(file.text)).filter((target) =>
        target.endsWith(".ts"),
      ),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, chain: string[]): string[] => {
    if (chain.includes(path)) return [...chain.slice(chain.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of graph.get(path) ?? []) {
      const cycle = visit(next, [...chain, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
