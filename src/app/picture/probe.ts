import type { Engine, FieldImage } from "../../engine/engine.ts";
import { tiledIndex } from "../../engine/volume-tiles.ts";
import type { ProbeLine, ReadValue } from "../../look/look.ts";
import type { ResolvedView } from "../../look/looks.ts";
import { probeLines, sourcesOf, traceSight } from "../../look/views.ts";
import type { Grid } from "../../model/grid.ts";
import { formatCells } from "../../numbers/format-cells.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatQuantity } from "../../numbers/format-unit.ts";
import { element } from "../../ui/element.ts";
import type { Position } from "../../view/pointer-tools.ts";
import type { SightInBox } from "../../view/stage.ts";
import { VoxelValues } from "./voxel-values.ts";

/** A run whose values are shown. */
export interface ProbeRun {
  /** Empty where there is only one. */
  readonly label: string;
  readonly engine: Engine;
  /** What was shown of it last. */
  readonly image: FieldImage | null;
}

export interface ProbeSource {
  readonly view: ResolvedView;
  readonly names: readonly string[];
  readonly slice: number;
  /** The main one first; of a view of two runs these are they. */
  readonly runs: readonly [ProbeRun, ...ProbeRun[]];
}

/** ms between two readings of one place, while the run plays on a GPU. */
const READ_EVERY = 300;
/** Readings in a row: what is seen in space shows only by values what else is to be read. */
const ROUNDS = 4;
const OFFSET = 18;

/**
 * Shows the values of the drawn fields under the pointer: off the picture where that holds numbers, else of
 * the voxels that it needs, which the engine gathers.
 */
export class Probe {
  /** What was read of each run. */
  private readonly values = new Map<Engine, VoxelValues>();
  private readAt = Number.NEGATIVE_INFINITY;
  private reading = false;
  private at: Position | SightInBox | null = null;
  /** The picture that the rows were read off. */
  private shown: FieldImage | null = null;
  private readonly box: HTMLElement;
  private readonly source: () => ProbeSource | null;
  private readonly onFailure: (engine: Engine, error: unknown) => void;

  constructor(
    box: HTMLElement,
    source: () => ProbeSource | null,
    onFailure: (engine: Engine, error: unknown) => void,
  ) {
    this.box = box;
    this.source = source;
    this.onFailure = onFailure;
  }

  /** Another scene: what was read counts no more. */
  clear(): void {
    this.values.clear();
    this.readAt = Number.NEGATIVE_INFINITY;
    this.moveTo(null, 0, 0);
  }

  /** `sight`: of what is turned, the line of sight under the pointer. */
  moveTo(at: Position | null, clientX: number, clientY: number, sight?: SightInBox): void {
    this.at = at ?? sight ?? null;
    if (this.at === null) {
      this.box.hidden = true;
      return;
    }
    this.refresh();
    const { offsetWidth, offsetHeight } = this.box;
    const left =
      clientX + OFFSET + offsetWidth > innerWidth
        ? clientX - OFFSET - offsetWidth
        : clientX + OFFSET;
    const top = Math.min(clientY + OFFSET, innerHeight - offsetHeight - OFFSET);
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /** Values change while the pointer rests. */
  refresh(): void {
    const source = this.source();
    if (this.at === null || source === null) return;
    this.show(source);
    const asked = source.runs.filter(({ engine }) => this.values.get(engine)?.isAsked);
    const isMissing = asked.some(({ engine }) => this.values.get(engine)?.isMissing);
    const isOld = performance.now() - this.readAt > READ_EVERY;
    if (asked.length > 0 && (isMissing || isOld)) void this.read(source);
  }

  /** A picture that was drawn meanwhile has other values. */
  follow(): void {
    if (this.source()?.runs[0].image !== this.shown) this.refresh();
  }

  /** What is still to be read leaves the box as it is. */
  private show(source: ProbeSource): void {
    if (this.at === null) return;
    this.shown = source.runs[0].image;
    for (const { engine } of source.runs) {
      const values = this.values.get(engine) ?? new VoxelValues();
      values.begin();
      this.values.set(engine, values);
    }
    const rows = this.rows(source, this.at);
    if (source.runs.some(({ engine }) => this.values.get(engine)?.isMissing)) return;
    this.box.hidden = rows.length === 0;
    this.box.style.setProperty("--runs", String(source.runs.length));
    this.box.replaceChildren(...rows);
  }

  private rows(source: ProbeSource, pointed: Position | SightInBox): Node[] {
    const { view, runs } = source;
    const at = "sight" in pointed ? this.seenAt(source, pointed) : pointed;
    if (at === null) return [];
    if (sourcesOf(view.mode) === 2) {
      const read: ReadValue = (name, of) => {
        const run = runs[of];
        return run && this.valueOf(name, run, source, voxelIndex(run.engine.grid, at));
      };
      return probeLines(view, read, at).map((line) => rowOf([line], false));
    }
    const columns = runs.map((run) => {
      const read: ReadValue = (name, of, there) => {
        if (of !== 0) return undefined;
        return there === undefined
          ? this.valueOf(name, run, source, voxelIndex(run.engine.grid, at))
          : this.valueAt(name, run, source, there);
      };
      return probeLines(view, read, at);
    });
    const [first = []] = columns;
    const isOne = runs.length === 1;
    const someAreCells = isOne && first.some(({ cellVolume }) => cellVolume !== undefined);
    const rows = first.map((line, index) => {
      const others = columns.slice(1).map((column) => column[index]);
      return rowOf([line, ...others], someAreCells);
    });
    return isOne || rows.length === 0 ? rows : [headOf(runs), ...rows];
  }

  /** What one sees of the main run on a line of sight. */
  private seenAt(source: ProbeSource, { sight, box }: SightInBox): Position | null {
    const [main] = source.runs;
    const read: ReadValue = (name, of, there) =>
      of === 0 && there !== undefined ? this.valueAt(name, main, source, there) : undefined;
    return traceSight(source.view, read, sight, box);
  }

  /** Between the middles of voxels; in a volume, of the voxel there. */
  private valueAt(name: string, run: ProbeRun, source: ProbeSource, there: Position) {
    if (there.z !== undefined) return this.valueInVolume(name, run, source, there);
    return betweenVoxels(run.engine.grid, there, (index) => this.valueOf(name, run, source, index));
  }

  private valueInVolume(
    name: string,
    { engine, image }: ProbeRun,
    { names }: ProbeSource,
    there: Position,
  ): number | undefined {
    const { nx, ny, nz, dz } = engine.grid;
    const index = voxelIndex(engine.grid, there);
    const slice = Math.min(nz - 1, Math.max(0, Math.floor((there.z ?? 0) / dz)));
    const layer = names.indexOf(name);
    if (image?.kind === "array" && image.tiles !== undefined && layer >= 0) {
      const { width, height, tiles, data } = image;
      const at = tiledIndex(tiles, index % nx, Math.floor(index / nx), slice);
      return data[at + width * height * layer];
    }
    return this.values.get(engine)?.valueOf(name, index + nx * ny * slice);
  }

  private valueOf(
    name: string,
    { engine, image }: ProbeRun,
    { names, slice }: ProbeSource,
    index: number,
  ): number | undefined {
    const { nx, ny } = engine.grid;
    const layer = names.indexOf(name);
    const isSlice = image?.kind === "array" && image.tiles === undefined;
    if (isSlice && layer >= 0 && layer < image.layers) {
      return image.data[index + nx * ny * layer];
    }
    return this.values.get(engine)?.valueOf(name, index + nx * ny * slice);
  }

  /** One reading at a time; where the pointer goes on meanwhile, that is read next. */
  private async read(first: ProbeSource): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const [{ engine: main }] = first.runs;
    try {
      let source: ProbeSource | null = first;
      for (let round = 0; round < ROUNDS && source?.runs[0].engine === main; round++) {
        const asked = source.runs.filter(({ engine }) => this.values.get(engine)?.isAsked);
        await Promise.all(asked.map(({ engine }) => this.values.get(engine)?.read(engine)));
        // Another scene may have come meanwhile.
        source = this.source();
        if (this.at === null || source?.runs[0].engine !== main) return;
        this.show(source);
        if (!source.runs.some(({ engine }) => this.values.get(engine)?.isMissing)) return;
      }
    } catch (error) {
      this.values.clear();
      this.onFailure(main, error);
    } finally {
      this.readAt = performance.now();
      this.reading = false;
    }
  }
}

/** A quantity with its value in each run. */
function rowOf(lines: readonly (ProbeLine | undefined)[], withCells: boolean): HTMLElement {
  const [first] = lines;
  const dot = element("span", { class: "chip-dot" });
  dot.style.background = first?.color ?? "transparent";
  return element(
    "div",
    { class: "probe-row" },
    dot,
    element("span", {}, first?.label ?? ""),
    ...lines.map((line) => element("b", {}, line === undefined ? "" : numberOf(line))),
    ...(withCells ? [cellsOf(first?.value ?? 0, first?.cellVolume)] : []),
  );
}

function numberOf({ value, unit, said }: ProbeLine): string {
  if (said !== undefined) return said;
  return unit === "" ? formatNumber(value) : formatQuantity(value, unit);
}

/** The names of the runs above their values. */
function headOf(runs: readonly ProbeRun[]): HTMLElement {
  return element(
    "div",
    { class: "probe-row probe-head" },
    element("span", { class: "chip-dot" }),
    element("span", {}, ""),
    ...runs.map(({ label }) => element("b", {}, label)),
  );
}

/** Of a population that is known in cells, how many there are; a blank of others. */
function cellsOf(value: number, volume: number | undefined): Node {
  const text = volume === undefined ? "" : formatCells(value, volume);
  return element("span", { class: "probe-cells" }, text);
}

/** The value at a place between middles of voxels: bilinear, beyond the domain that of its edge. */
function betweenVoxels(
  { nx, ny, dx, dy }: Grid,
  { x, y }: Position,
  valueAt: (index: number) => number | undefined,
): number | undefined {
  const [u, v] = [x / dx - 0.5, y / dy - 0.5];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const corner = (di: number, dj: number) => {
    const column = Math.min(Math.max(i + di, 0), nx - 1);
    const row = Math.min(Math.max(j + dj, 0), ny - 1);
    return valueAt(column + nx * row) ?? Number.NaN;
  };
  const row = (dj: number) => corner(0, dj) * (1 - u + i) + corner(1, dj) * (u - i);
  const value = row(0) * (1 - v + j) + row(1) * (v - j);
  return Number.isNaN(value) ? undefined : value;
}

function voxelIndex({ nx, ny, dx, dy }: Grid, { x, y }: Position): number {
  const column = Math.min(nx - 1, Math.max(0, Math.floor(x / dx)));
  const row = Math.min(ny - 1, Math.max(0, Math.floor(y / dy)));
  return column + nx * row;
}
