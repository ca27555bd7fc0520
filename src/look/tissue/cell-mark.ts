import type { CellShape } from "./shapes.ts";

/** A small drawn cell for a legend, in a square of -1 to 1: outline and nucleus as SVG paths, `dashed` as on a Treg. */
export interface CellMark {
  readonly outline: string;
  readonly nucleus: string;
  readonly dashed: boolean;
}

/** How the cells of a legend look: the outlines of view/layers/tissue-stain.ts in small. */
export function cellMark(shape: CellShape): CellMark {
  const dashed = shape === "regulatory";
  const made = (outline: string, nucleus: string): CellMark => ({ outline, nucleus, dashed });
  switch (shape) {
    case "macrophage":
      return made(
        wavy((a) => 0.85 + 0.1 * Math.cos(3 * a) + 0.06 * Math.cos(5 * a + 1)),
        circle(0.22, 0.12, 0.34),
      );
    case "debris":
      return made(
        wavy((a) => 0.62 + 0.14 * Math.cos(7 * a)),
        circle(-0.2, 0.1, 0.16) + circle(0.22, -0.14, 0.12),
      );
    case "granulocyte":
      return made(
        circle(0, 0, 0.66),
        circle(-0.2, -0.2, 0.24) + circle(0.24, -0.08, 0.24) + circle(-0.02, 0.26, 0.24),
      );
    case "fibroblast":
      return made("M-1 0Q0 -0.62 1 0Q0 0.62 -1 0Z", "M-0.45 0Q0 -0.3 0.45 0Q0 0.3 -0.45 0Z");
    case "lymphocyte":
    case "regulatory":
    case "small":
      return made(circle(0, 0, 0.6), circle(0, 0, 0.4));
    default:
      return made(
        wavy((a) => 0.8 + 0.05 * Math.cos(6 * a)),
        circle(0, 0, 0.44),
      );
  }
}

function wavy(radius: (angle: number) => number): string {
  const points = Array.from({ length: 36 }, (_, i) => {
    const angle = (i * Math.PI) / 18;
    const r = radius(angle);
    return `${round(r * Math.cos(angle))} ${round(r * Math.sin(angle))}`;
  });
  return `M${points.join("L")}Z`;
}

function circle(x: number, y: number, r: number): string {
  const [left, right] = [round(x - r), round(x + r)];
  return `M${left} ${round(y)}A${round(r)} ${round(r)} 0 1 1 ${right} ${round(y)}A${round(r)} ${round(r)} 0 1 1 ${left} ${round(y)}Z`;
}

const round = (value: number) => Number(value.toFixed(3));
