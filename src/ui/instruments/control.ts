/** Keys of a setting whose values are texts. */
type TextKey<Setting> = {
  [K in keyof Setting]-?: NonNullable<Setting[K]> extends string ? K : never;
}[keyof Setting];

/** A row of an instrument's setting, as data. */
export type Control<Setting> =
  /** Which curves are drawn: `fields`. */
  | { readonly type: "fields" }
  /** One field or observable. */
  | { readonly type: "field"; readonly key: TextKey<Setting>; readonly label: string }
  /** A condition that picks places; empty: none. */
  | { readonly type: "condition"; readonly key: TextKey<Setting>; readonly label: string }
  /** A set from whose edge distances are taken: one that the model offers, or a condition. */
  | { readonly type: "edge"; readonly key: TextKey<Setting>; readonly label: string }
  /** How a region is picked: a circle, a polygon, or a condition. */
  | { readonly type: "region" }
  /** A kind of drawn cell; none: all. */
  | { readonly type: "cells"; readonly key: TextKey<Setting>; readonly label: string }
  | {
      readonly type: "choice";
      readonly key: TextKey<Setting>;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };
