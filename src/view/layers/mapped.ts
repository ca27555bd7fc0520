import { int, mix, step, texture, uniform, vec2 } from "three/tsl";
import { type Node, Vector4 } from "three/webgpu";
import { COLOR_MAP_SIZE } from "../../look/color-maps.ts";
import type { ColorBar } from "../../look/look.ts";
import type { LayerSource } from "./layer.ts";
import { windowed, writeChannel } from "./windows.ts";

type MappedBar = Pick<ColorBar, "map" | "window" | "field" | "under" | "over">;

/** What paints a number through a color map, for the looks that do. */
export function createMapping(source: LayerSource) {
  const table = texture(source.colorTable("viridis"));
  const channel = uniform(new Vector4());
  /** sRGB of what is beyond the window, and whether it has a color of its own. */
  const under = uniform(new Vector4());
  const over = uniform(new Vector4());
  return {
    /** Low, 1/(high - low), layer. */
    channel,
    /** sRGB of a value. */
    paint: (value: Node<"float">): Node<"vec3"> => {
      const within = value.sub(channel.x).mul(channel.y).toVar();
      const share = windowed(value, channel);
      const place = share.mul(1 - 1 / COLOR_MAP_SIZE).add(0.5 / COLOR_MAP_SIZE);
      const inside = texture(table, vec2(place, 0.5)).level(int(0)).xyz as Node<"vec3">;
      const above = mix(inside, over.xyz, step(1, within).mul(over.w));
      return mix(above, under.xyz, step(within, 0).mul(under.w)) as Node<"vec3">;
    },
    write: ({ map, window, field, ...bar }: MappedBar, names: readonly string[]): void => {
      table.value = source.colorTable(map);
      writeChannel(channel.value, window, names.indexOf(field));
      writeEnd(under.value, bar.under);
      writeEnd(over.value, bar.over);
    },
  };
}

/** "#rrggbb" as it is shown; undefined: none. */
function writeEnd(row: Vector4, color: string | undefined): void {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt((color ?? "#000000").slice(start, start + 2), 16) / 255,
  );
  row.set(red, green, blue, color === undefined ? 0 : 1);
}
