import type { ResolvedView } from "../../../src/look/looks.ts";

const oxygenContour = {
  field: "oxygen",
  label: "Oxygen",
  unit: "mmHg",
  level: 10,
  color: "#ffffff",
} as const;

/** One view for each thing that a picture can be. */
export const EXAMPLE_VIEWS: Readonly<Record<string, ResolvedView>> = {
  composite: {
    mode: "composite",
    channels: [
      { field: "tumor", label: "Tumor", unit: "", color: "#ff3fb0", window: [0, 1] },
      { field: "vessels", label: "Vessels", unit: "", color: "#ff8a3d", window: [0, 1] },
      { field: "macrophages", label: "Macrophages", unit: "", color: "#38e07b", window: [0, 0.3] },
      { field: "oxygen", label: "Oxygen", unit: "mmHg", color: "#3b6cff", window: [0, 90] },
    ],
    contours: [oxygenContour],
  },
  field: {
    mode: "field",
    field: "oxygen",
    label: "Oxygen",
    unit: "mmHg",
    map: "viridis",
    window: [0, 45],
    contours: [{ ...oxygenContour, level: 10 }],
  },
  polarization: {
    mode: "polarization",
    label: "Tumor / vessels",
    poles: [
      { field: "tumor", label: "Tumor", unit: "", color: "#ff8c1a" },
      { field: "vessels", label: "Vessels", unit: "", color: "#00d69a" },
    ],
    window: [0, 1],
    contours: [],
  },
  diverging: {
    mode: "field",
    field: "signed",
    label: "Net polarization",
    unit: "",
    map: "balance",
    window: [-2, 2],
    contours: [],
  },
};
