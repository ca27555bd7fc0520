import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");

/** Who may import whom (ARCHITECTURE.md). "engine" means the files of its root: the contract. */
const allowed: Record<string, readonly string[]> = {
  model: [],
  biology: ["model"],
  preset: ["biology", "model"],
  compile: ["model"],
  engine: ["compile", "model"],
  "engine/gpu": ["engine", "compile", "model"],
  "engine/cpu": ["engine", "compile", "model"],
  observe: ["engine", "compile", "preset", "model"],
  view: ["engine", "model"],
  record: ["engine", "observe", "view", "model"],
  ui: ["observe", "preset", "compile", "model"],
  sweep: ["observe", "preset", "engine", "compile", "model"],
  cli: [
    "preset",
    "biology",
    "compile",
    "engine",
    "engine/gpu",
    "engine/cpu",
    "observe",
    "sweep",
    "model",
  ],
};

/** Packages that only some rooms may import. */
const packageRooms: Record<string, readonly string[]> = {
  three: ["view"],
  mediabunny: ["record"],
  "lil-gui": ["ui"],
  uplot: ["ui"],
  temml: ["ui"],
  jsep: ["model"],
  valibot: ["preset", "sweep"],
  commander: ["cli"],
  "d3-scale-chromatic": ["view", "sweep"],
  "hyparquet-writer": ["cli"],
  webgpu: ["engine/gpu"],
};

/** Words that only some files may contain, so that a dangerous or global thing has one home. */
const wordHomes: readonly { word: RegExp; home: RegExp; why: string }[] = [
  { word: /navigator\.gpu/, home: /^engine\/gpu\/device\.ts$/, why: "one place opens a GPU" },
  {
    word: /import\.meta\.glob/,
    home: /^(engine\/gpu\/shader-library|preset\/preset-(library|facts))\.ts$/,
    why: "one place per kind of bundled file",
  },
  { word: /new Function|\beval\(/, home: /^$/, why: "nothing a user types is ever run as code" },
  { word: /\.innerHTML|insertAdjacentHTML/, home: /^$/, why: "text goes in as text" },
  { word: /@ts-(ignore|nocheck|expect-error)/, home: /^$/, why: "the types hold" },
];

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
      importsOf(file.text)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => relative(source, resolve(source, dirname(file.path), specifier)))
        .filter(
          (target) => !target.startsWith("..") && !mayImport(roomOf(file.path), roomOf(target)),
        )
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(violations).toEqual([]);
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

  it("forbids what it should", () => {
    expect(mayImport("model", "compile")).toBe(false);
    expect(mayImport("engine/gpu", "engine/cpu")).toBe(false);
    expect(mayImport("view", "ui")).toBe(false);
    expect(mayImport("sweep", "cli")).toBe(false);
    expect(mayImport("cli", "sweep")).toBe(true);
    expect(mayImport("app", "engine/gpu")).toBe(true);
  });
});

function mayImport(from: string, to: string): boolean {
  return from === to || from === "app" || from === "main" || (allowed[from] ?? []).includes(to);
}

function roomOf(path: string): string {
  const [first, second] = path.split("/");
  if (first === "engine" && (second === "gpu" || second === "cpu")) return `engine/${second}`;
  return path.includes("/") ? (first as string) : "main";
}

function importsOf(text: string): string[] {
  const pattern = /(?:from\s+|import\s+|import\(\s*|new URL\(\s*)"([^"]+)"/g;
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
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
      importsOf(file.text.replace(/(import|export) type [^;]+;/g, ""))
        .filter((specifier) => specifier.startsWith(".") && specifier.endsWith(".ts"))
        .map((specifier) => relative(source, resolve(source, dirname(file.path), specifier))),
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
