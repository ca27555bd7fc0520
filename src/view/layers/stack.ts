import { type Renderer, Scene } from "three/webgpu";
import type { Mode, ResolvedView } from "../../look/looks.ts";
import { viewNames } from "../../look/views.ts";
import type { CreateLayer, Layer, LayerSource } from "./layer.ts";
import { LAYERS, type LayerEntry } from "./layers.ts";

/** A view as a stack of layers: its look's twin, and on it what all looks share. */
export class LayerStack {
  readonly scene = new Scene();
  readonly #source: LayerSource;
  readonly #looks = new Map<Mode, Layer<ResolvedView>>();
  readonly #fetched = new Map<Mode, CreateLayer<ResolvedView>>();
  readonly #loading = new Map<Mode, Promise<void>>();

  constructor(source: LayerSource) {
    this.#source = source;
  }

  /** Fetches what draws a look; null: it is there. */
  load(mode: Mode): Promise<void> | null {
    const entry = LAYERS[mode] as unknown as LayerEntry<ResolvedView>;
    if (typeof entry === "function" || this.#fetched.has(mode)) return null;
    const known = this.#loading.get(mode);
    if (known !== undefined) return known;
    const loading = entry
      .load()
      .then((create) => void this.#fetched.set(mode, create))
      .finally(() => this.#loading.delete(mode));
    this.#loading.set(mode, loading);
    return loading;
  }

  /** Takes a view's numbers, once its look is loaded. A look that was not drawn before is compiled with the next picture. */
  write(view: ResolvedView): void {
    const names = viewNames(view);
    const shown = this.#lookLayer(view.mode);
    this.#source.contours.write(view.contours, names);
    shown.write(view, names);
    for (const layer of this.#looks.values()) layer.object.visible = layer === shown;
  }

  /** Before each picture. */
  prepare(renderer: Renderer): void {
    for (const layer of this.#looks.values()) if (layer.object.visible) layer.prepare?.(renderer);
  }

  dispose(): void {
    for (const layer of this.#looks.values()) layer.dispose();
  }

  #lookLayer(mode: Mode): Layer<ResolvedView> {
    const known = this.#looks.get(mode);
    if (known !== undefined) return known;
    // A view is of the mode that it names, so this layer takes it.
    const entry = LAYERS[mode] as unknown as LayerEntry<ResolvedView>;
    const create = typeof entry === "function" ? entry : this.#fetched.get(mode);
    if (create === undefined) throw new Error(`What draws the look "${mode}" is not loaded yet.`);
    const layer = create(this.#source);
    this.#looks.set(mode, layer);
    this.scene.add(layer.object);
    return layer;
  }
}
