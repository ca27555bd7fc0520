import type { FigureContent, FigureRow, PanelContent } from "../../src/figure/content.ts";

/** A panel with nothing over its tissue. */
export function plainPanel(width = 1000, height = 1000): PanelContent {
  return {
    time: 1440,
    region: { left: 0, bottom: 0, width, height },
    shift: [0, 0],
    contours: [],
    labels: () => [],
    arrows: () => [],
    arrowStyle: { color: "#ffffff", isHeaded: true },
    axes: () => null,
    hasScale: true,
  };
}

export interface MadeContent {
  readonly rows: number;
  readonly columns: number;
  readonly aspect?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly rowTitle?: string;
  readonly columnTitle?: string;
  readonly hasBars?: boolean;
  readonly isBarShared?: boolean;
  readonly legend?: readonly string[];
  readonly curves?: number;
}

/** A figure's content of so many panels. */
export function madeContent(wish: MadeContent): FigureContent {
  const { rows, columns, aspect = 1, hasBars = false, isBarShared = false, legend = [] } = wish;
  const row = (index: number): FigureRow => ({
    title: wish.rowTitle === undefined ? "" : `${wish.rowTitle}${index}`,
    bar: hasBars
      ? {
          field: "oxygen",
          label: "Oxygen",
          unit: "mmHg",
          map: "viridis",
          window: [0, 38.5],
          contours: [],
          isNamed: false,
        }
      : null,
    legend: legend.map((text) => ({
      mark: "light",
      color: "#44cc88",
      text,
      detail: "0 – 0.3",
    })),
    panels: Array.from({ length: columns }, () => plainPanel(1000 * aspect, 1000)),
  });
  return {
    title: wish.title ?? "",
    caption: wish.caption ?? "",
    columns: Array.from({ length: columns }, (_, index) =>
      wish.columnTitle === undefined ? "" : `${wish.columnTitle}${index}`,
    ),
    rows: Array.from({ length: rows }, (_, index) => row(index)),
    isBarShared,
    curves: Array.from({ length: wish.curves ?? 0 }, (_, index) => ({
      label: `Curve ${index}`,
      unit: "%",
      lines: [{ color: "#1f62d0", times: [0, 720, 1440, 2880], values: [0, 20, 30, 50] }],
      moments: [0, 2880],
      doses: [1440],
    })),
    lines: [],
    aspect,
  };
}
