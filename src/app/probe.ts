import type { Engine, FieldImage } from "../engine/engine.ts";
import type { Grid } from "../model/grid.ts";
import { element } from "../ui/element.ts";
import { formatCells, formatNumber, formatQuantity } from "../ui/format-quantity.ts";
import type { ResolvedPole, ResolvedView, SingleFieldView } from "../view/resolved-view.ts";
import type { Position } from "./pointer-tools.ts";

export interface ProbeSource {
  readonly engine: Engine;
  readonly view: ResolvedView;
  readonly names: readonly string[];
  readonly image: FieldImage | null;
  readonly slice: number;
}

const READ_EVERY = 300;
const OFFSET = 18;

/** Shows the values of the drawn fields under the pointer; reads a GPU's fields a few times a second. */
export class Probe {
  private copies = new Map<string, Float32Array>();
  private readAt = Number.NEGATIVE_INFINITY;
  private reading = false;
  private at: Position | null = null;
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
    this.copies.clear();
    this.readAt = Number.NEGATIVE_INFINITY;
    this.moveTo(null, 0, 0);
  }

  moveTo(at: Position | null, clientX: number, clientY: number): void {
    this.at = at;
    if (at === null) {
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
    if (source.image?.kind !== "array") void this.read(source);
  }

  /** A picture that was drawn meanwhile has other values. */
  follow(): void {
    if (this.source()?.image !== this.shown) this.refresh();
  }

  private show(source: ProbeSource): void {
    if (this.at === null) return;
    this.shown = source.image;
    const rows = this.rows(source, this.at);
    this.box.hidden = rows.length === 0;
    this.box.replaceChildren(...rows);
  }

  private rows({ engine, view, names, image, slice }: ProbeSource, at: Position): Node[] {
    const index = voxelIndex(engine.grid, at);
    const shown = probedEntries(view);
    const someAreCells = shown.some(({ cellVolume }) => cellVolume !== undefined);
    return shown.flatMap((entry) => {
      const value = this.valueOf(entry.field, { engine, names, image, slice, index });
      if (value === undefined) return [];
      const dot = element("span", { class: "chip-dot" });
      dot.style.background = "color" in entry ? entry.color : "transparent";
      const number = entry.unit === "" ? formatNumber(value) : formatQuantity(value, entry.unit);
      return [
        element(
          "div",
          { class: "probe-row" },
          dot,
          element("span", {}, entry.label),
          element("b", {}, number),
          ...(someAreCells ? [cellsOf(value, entry.cellVolume)] : []),
        ),
      ];
    });
  }

  private valueOf(
    name: string,
    from: Omit<ProbeSource, "view"> & { readonly index: number },
  ): number | undefined {
    const { engine, names, image, slice, index } = from;
    const { nx, ny } = engine.grid;
    const layer = names.indexOf(name);
    if (image?.kind === "array" && layer >= 0 && layer < image.layers) {
      return image.data[index + nx * ny * layer];
    }
    return this.copies.get(name)?.[index + nx * ny * slice];
  }

  private async read(source: ProbeSource): Promise<void> {
    const { engine, names } = source;
    if (this.reading || performance.now() - this.readAt < READ_EVERY) return;
    this.reading = true;
    try {
      const values = await Promise.all(names.map((name) => engine.read(name)));
      // Another scene may have come meanwhile.
      if (this.source()?.engine !== engine) return;
      this.copies = new Map(names.map((name, index) => [name, values[index] as Float32Array]));
      this.show(source);
    } catch (error) {
      this.copies.clear();
      this.onFailure(engine, error);
    } finally {
      this.readAt = performance.now();
      this.reading = false;
    }
  }
}

/** Of a population that is known in cells, how many there are; a blank of others. */
function cellsOf(value: number, volume: number | undefined): Node {
  const text = volume === undefined ? "" : formatCells(value, volume);
  return element("span", { class: "probe-cells" }, text);
}

function voxelIndex({ nx, ny, dx, dy }: Grid, { x, y }: Position): number {
  const column = Math.min(nx - 1, Math.max(0, Math.floor(x / dx)));
  const row = Math.min(ny - 1, Math.max(0, Math.floor(y / dy)));
  return column + nx * row;
}

/** What the picture is painted from, with labels. */
function probedEntries(view: ResolvedView): readonly (ResolvedPole | SingleFieldView)[] {
  if (view.mode === "composite") return view.channels;
  return view.mode === "polarization" ? view.poles : [view];
}
