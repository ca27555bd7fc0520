/** Lines and words at the edges of what stands in space, px of its picture. */
export interface AxisMarks {
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly texts: readonly AxisText[];
}

export interface AxisText {
  readonly text: string;
  /** Of its baseline. */
  readonly at: readonly [number, number];
  readonly align: "left" | "center";
}
