import { expect, it, vi } from "vitest";
import type { ResolvedView } from "../../src/look/looks.ts";
import { legendEntries } from "../../src/look/views.ts";
import type { Context2D } from "../../src/view/draw-text.ts";
import { domainRectangle, placeDomain, wholeDomain } from "../../src/view/framing.ts";
import { captionInsets, drawOverlay } from "../../src/view/overlay.ts";

vi.stubGlobal("Path2D", class {});
vi.stubGlobal("ImageData", class {});
vi.stubGlobal(
  "OffscreenCanvas",
  class {
    getContext = () => ({ putImageData: () => {} });
  },
);

const NAMES = ["Tumor", "Dead", "M1", "M0", "M2", "CD8 effectors", "CD8 exhausted", "Treg"];
const view = {
  mode: "composite",
  channels: NAMES.map((label) => ({
    field: label,
    label,
    color: "#80c0ff",
    unit: "1",
    window: [0, 0.5],
    visible: true,
  })),
  contours: [{ field: "oxygen", label: "Oxygen", unit: "mmHg", level: 8, color: "#8fd8ff" }],
} as unknown as ResolvedView;
const field = {
  mode: "field",
  field: "oxygen",
  label: "Oxygen",
  unit: "mmHg",
  map: "viridis",
  window: [0, 45],
  contours: [{ field: "oxygen", label: "Oxygen", unit: "mmHg", level: 8, color: "#8fd8ff" }],
} as unknown as ResolvedView;
const polarization = {
  mode: "polarization",
  label: "M1 / M2 macrophages",
  poles: ["M1", "M2", "M0"].map((label) => ({ field: label, label, unit: "", color: "#00d79b" })),
  window: [0, 0.3],
  contours: [],
} as unknown as ResolvedView;
const extent = { width: 2800, height: 2800 };
const title = "Anti-PD-1 plus CSF1R inhibition";

/** A context of letters of one width that writes down where each text stands. */
function writing() {
  const texts: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  const widthOf = (text: string): number => 0.55 * size * text.length;
  let size = 10;
  const align = { at: "left" };
  const context = new Proxy(
    {
      measureText: (text: string) => ({ width: widthOf(text) }),
      createLinearGradient: () => ({ addColorStop: () => {} }),
      fillText: (text: string, x: number, y: number) => {
        const width = widthOf(text);
        const before = { left: 0, center: width / 2, right: width }[align.at] ?? 0;
        const left = x - before;
        texts.push({ text, left, right: left + width, top: y - size, bottom: y });
      },
    } as Record<string, unknown>,
    {
      get: (target, name: string) => (name in target ? target[name] : () => {}),
      set: (target, name: string, value) => {
        if (name === "font") size = Number(/(\d+)px/.exec(String(value))?.[1] ?? size);
        if (name === "textAlign") align.at = String(value);
        target[name] = value;
        return true;
      },
    },
  );
  return { context: context as unknown as Context2D, texts };
}

const SIZES = [
  [995, 560],
  [560, 560],
  [640, 800],
  [640, 1138],
  [740, 560],
] as const;
const LOOKS = { composite: view, field, polarization };

it.each(
  SIZES.flatMap(([width, height]) =>
    Object.entries(LOOKS).map(([name, look]) => [name, width, height, look] as const),
  ),
)(
  "all captions of a %s of %d x %d stand outside the tissue and within the picture",
  (_, width, height, view) => {
    const { context, texts } = writing();
    const insets = { left: 0, right: 0, top: 0, bottom: 0 };
    const viewport = { width, height, insets };
    const framing = wholeDomain(extent);
    const centered = placeDomain(extent, viewport, framing);
    const room = captionInsets(context, { viewport, extent, placement: centered, view, title });
    const placement = placeDomain(extent, { ...viewport, insets: { ...insets, ...room } }, framing);
    drawOverlay(context, { viewport, extent, placement, view, time: 1440, title });
    const tissue = domainRectangle(extent, placement);
    const said = texts.map(({ text }) => text).join("|");
    for (const { text } of legendEntries(view)) expect(said).toContain(text);
    if (view.mode !== "polarization") expect(said).toContain("= 8 mmHg");
    expect(said).toMatch(/1 d 00 h/);
    expect(said).toMatch(/\d (µm|mm)/);
    for (const { text, left, right, top, bottom } of texts) {
      const isOver =
        left < tissue.right && right > tissue.left && top < tissue.bottom && bottom > tissue.top;
      expect(isOver, `"${text}" lies over the tissue`).toBe(false);
      expect(left, text).toBeGreaterThanOrEqual(0);
      expect(right, text).toBeLessThanOrEqual(width);
      expect(bottom, text).toBeLessThanOrEqual(height);
    }
    // It is still the tissue that the picture is of.
    expect(tissue.right - tissue.left).toBeGreaterThan(0.65 * Math.min(width, height));
  },
);
