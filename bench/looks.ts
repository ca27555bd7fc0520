import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../src/cli/browser/chromium.ts";
import { servePage } from "../src/cli/browser/page-server.ts";
import { presetText } from "../src/preset/preset-library.ts";
import { figure, ratio, type Section } from "./table.ts";
import { type WatchedDraw, watchDraws } from "./watch-draws.ts";

const SIZE = { width: 1280, height: 800 };
const ROUNDS = 5;

type View = Readonly<Record<string, unknown>>;
interface Case {
  readonly name: string;
  readonly view: View;
}

/** Looks at one state. */
interface Group {
  /** A preset as JSON. */
  readonly preset: string;
  /** min */
  readonly end: number;
  readonly cases: readonly Case[];
}

const light = (...names: readonly string[]): readonly View[] =>
  names.map((field) => ({ field, color: "#4c9ef5", window: [0, 0.5] }));
const channels = light("tumor", "dead", "m1", "m2", "n0", "oxygen");
const composite = { mode: "composite", channels };
const cells = ["tumor", "dead", "m1", "m0", "m2", "n1", "n0", "n2", "trunk", "vessel"];
const tissue = { mode: "tissue", channels: cells.map((field) => ({ field })) };
const oxygen = { mode: "field", field: "oxygen", map: "viridis", window: [0, 60] };
const level = (field: string, at: number): View => ({ field, level: at, color: "#ffffff" });

/** What is drawn of a plane of tissue; the first one is the yardstick. */
const PLANE: readonly Case[] = [
  { name: "composite, 6 channels", view: composite },
  { name: "composite, 10 channels", view: { mode: "composite", channels: light(...cells) } },
  { name: "tissue, fluorescence", view: tissue },
  { name: "tissue, stained section", view: { ...tissue, ground: "stained" } },
  { name: "field", view: oxygen },
  { name: "field, cubic, hill-shaded", view: { ...oxygen, interpolation: "cubic", shade: 1 } },
  { name: "polarization", view: { mode: "polarization", density: [0, 0.4] } },
  {
    name: "multiples, 6 fields",
    view: {
      mode: "multiples",
      fields: ["tumor", "dead", "m1", "m2", "n0", "oxygen"].map((field) => ({ field })),
    },
  },
  { name: "split, tissue and field", view: { mode: "split", left: tissue, right: oxygen } },
  { name: "relief", view: { mode: "relief", height: "tumor", map: "viridis", window: [0, 1] } },
  {
    name: "composite with 3 contours",
    view: {
      ...composite,
      contours: [level("oxygen", 8), level("oxygen", 20), level("tumor", 0.3)],
    },
  },
  {
    name: "composite with a flux",
    view: { ...composite, flux: { field: "m2", style: "arrows", color: "#ffffff" } },
  },
];

const DIFFERENCE: readonly Case[] = [
  {
    name: "difference of two runs",
    view: { mode: "difference", field: "oxygen", against: "other", window: [-5, 5] },
  },
];

const inside = { channels: [...light("tumor", "dead", "oxygen")] };
const surface = { field: "tumor", threshold: 0.15, cells: true };
/** And of a volume, beside the composite of one of its slices. */
const VOLUME: readonly Case[] = [
  { name: "3D: composite of a slice, 3 channels", view: { mode: "composite", ...inside } },
  { name: "3D: emission", view: { mode: "volume", render: "emission", ...inside } },
  { name: "3D: maximum", view: { mode: "volume", render: "maximum", ...inside } },
  { name: "3D: isosurface", view: { mode: "volume", render: "isosurface", ...surface, ...inside } },
  { name: "3D: three planes", view: { mode: "volume", render: "slices", ...inside } },
];

/** A look's cost, ms. */
interface Cost {
  readonly name: string;
  readonly picture: number;
  readonly passes: number;
  readonly over: number;
  readonly reads: number;
}

/** What a picture of each look costs, in ms and in texture reads of a pixel. */
export async function looks(): Promise<Section> {
  const server = await servePage();
  const browser = await openBrowser({ webgpu: false });
  try {
    const groups: readonly Group[] = [
      { preset: await tissuePreset(), end: 2880, cases: PLANE },
      { preset: await tissuePreset([{ label: "other", seed: 3 }]), end: 240, cases: DIFFERENCE },
      { preset: await presetText("spheroid-3d"), end: 720, cases: VOLUME },
    ];
    const costs: Cost[] = [];
    for (const group of groups) costs.push(...(await costsOf(browser, server.url, group)));
    const yardstick = costs[0]!.picture;
    return {
      title: "A picture of each look",
      note: `${SIZE.width} × ${SIZE.height} px filled by tissue (a relief and a volume lie in it), built page and WebGL2 in headless Chromium; hypoxic-core on 128² after 2 days, spheroid-3d on 64³ after half a day. Picture: until it can be read, fastest of ${ROUNDS}. Fields new: what is drawn into textures besides when the fields have changed. Over it: lines, arrows and numbers, and the way to the 2D canvas. Reads: texture reads of the picture's own shader, counted in it, mean of its pixels; linear interpolation, as where a CPU draws (cubic has 16 in place of 4). Aim: tissue at most 3 times the composite.`,
      head: [
        "look",
        "picture, ms",
        "/ composite",
        "fields new, ms",
        "over it, ms",
        "reads a pixel",
      ],
      rows: costs.map(({ name, picture, passes, over, reads }) => [
        name,
        figure(picture),
        ratio(picture / yardstick),
        figure(passes),
        figure(over),
        figure(reads),
      ]),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** On a coarser grid, near enough that tissue fills the picture; `arms`: with a second run. */
async function tissuePreset(arms: readonly object[] = []): Promise<string> {
  const preset = JSON.parse(await presetText("hypoxic-core"));
  const side = 2560;
  return JSON.stringify({
    ...preset,
    domain: { ...preset.domain, grid: [128, 128] },
    time: { ...preset.time, step: "60 min" },
    laboratory: {
      camera: { center: [side / 2, side / 2], zoom: SIZE.width / SIZE.height },
      fullGrid: true,
      ...(arms.length > 0 && { compare: { arms, layout: "difference" } }),
    },
  });
}

async function costsOf(
  browser: Browser,
  url: string,
  { preset, end, cases }: Group,
): Promise<readonly Cost[]> {
  const timed = await measured(browser, url, { preset, end, cases }, false);
  const counted = await measured(browser, url, { preset, end, cases }, true);
  return timed.map((cost, index) => ({ ...cost, reads: counted[index]!.reads }));
}

async function measured(
  browser: Browser,
  url: string,
  { preset, end, cases }: Group,
  counts: boolean,
): Promise<readonly Cost[]> {
  const page = await browser.newPage({ viewport: SIZE });
  await page.addInitScript(watchDraws, counts);
  await page.goto(`${url}?safe=1&backend=cpu`);
  await page.waitForFunction(() => window.milieu);
  await page.evaluate(() => window.milieu.ready);
  await page.evaluate((text) => window.milieu.load(text), preset);
  await page.evaluate((time) => window.milieu.runTo(time), end);
  const costs: Cost[] = [];
  for (const { name, view } of cases) {
    await page.evaluate(
      (next) => window.milieu.send({ kind: "set-view", view: next }),
      view as never,
    );
    if (view["mode"] === "difference") await secondRun(page);
    // The first picture of a look compiles it.
    await drawsOf(page);
    const rounds: WatchedPicture[] = [];
    for (let round = 0; round < (counts ? 1 : ROUNDS); round++) rounds.push(await drawsOf(page));
    const least = (of: (round: WatchedPicture) => number) => Math.min(...rounds.map(of));
    costs.push({
      name,
      picture: least(({ picture }) => picture),
      passes: least(({ passes }) => passes),
      over: least(({ over }) => over),
      reads: rounds[0]!.reads,
    });
  }
  await page.close();
  return costs;
}

/** Until the run that it is the difference to stands beside the main one. */
async function secondRun(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const heads = [...document.querySelectorAll(".run-name")];
    const meters = [...document.querySelectorAll<HTMLElement>(".run-meter")];
    const isNamed = heads.some(({ textContent }) => textContent?.includes("less"));
    return isNamed && meters.every(({ hidden }) => hidden);
  });
  await page.waitForTimeout(500);
}

/** What one saved picture took; ms. */
interface WatchedPicture {
  readonly picture: number;
  readonly passes: number;
  readonly over: number;
  /** Of a pixel. */
  readonly reads: number;
}

async function drawsOf(page: Page): Promise<WatchedPicture> {
  const { draws, began, captured } = await page.evaluate(async ({ width, height }) => {
    const watch = window.drawWatch!;
    watch.draws = [];
    await window.milieu.screenshot({ width, height });
    return watch;
  }, SIZE);
  // Before it the page's own picture is drawn, and after it once more.
  const own = draws.filter(({ isPass, end }) => !isPass && end > began && end <= captured);
  const last = own.at(-1);
  if (last === undefined) throw new Error("No picture was drawn.");
  const passes = draws.filter(({ isPass }) => isPass);
  const pixels = own.reduce((sum, one) => sum + one.pixels, 0);
  return {
    picture: totalOf(own),
    passes: totalOf(passes),
    over: captured - last.end,
    reads: own.reduce((sum, { pixels, reads }) => sum + pixels * (reads ?? Number.NaN), 0) / pixels,
  };
}

function totalOf(draws: readonly WatchedDraw[]): number {
  return draws.reduce((sum, { ms }) => sum + ms, 0);
}
