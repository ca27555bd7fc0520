import type { DataChannel, DataSet } from "../data-set.ts";
import { aboutRecord } from "../data-set.ts";
import { escapeXml } from "../escape-xml.ts";

const SCHEMA = "http://www.openmicroscopy.org/Schemas/OME/2016-06";

/**
 * What an OME-TIFF says of its planes (OME schema 2016-06): z fastest, then channels, then times. Lengths in um,
 * times in min. `times`: of the frames that the file has.
 */
export function omeXml(set: DataSet, times: readonly number[]): string {
  const { grid, channels, about } = set;
  const { nx, ny, nz, dx, dy, dz } = grid;
  const interval = regularInterval(times);
  const depth = grid.dimensions === 3 ? ` PhysicalSizeZ="${dz}" PhysicalSizeZUnit="&#181;m"` : "";
  const increment =
    interval === undefined ? "" : ` TimeIncrement="${interval}" TimeIncrementUnit="min"`;
  const count = channels.length * nz * times.length;
  const planes = times.map(
    (time, frame) => `<Plane TheZ="0" TheC="0" TheT="${frame}" DeltaT="${time}" DeltaTUnit="min"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<OME xmlns="${SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${SCHEMA} ${SCHEMA}/ome.xsd" Creator="Milieu ${escapeXml(about.version)}">
<Image ID="Image:0" Name="${escapeXml(about.title)}">
<Pixels ID="Pixels:0" DimensionOrder="XYZCT" Type="float" BigEndian="false" Interleaved="false" SizeX="${nx}" SizeY="${ny}" SizeZ="${nz}" SizeC="${channels.length}" SizeT="${times.length}" PhysicalSizeX="${dx}" PhysicalSizeXUnit="&#181;m" PhysicalSizeY="${dy}" PhysicalSizeYUnit="&#181;m"${depth}${increment}>
${channels.map(channelXml).join("\n")}
<TiffData IFD="0" FirstZ="0" FirstC="0" FirstT="0" PlaneCount="${count}"/>
${planes.join("\n")}
</Pixels>
<AnnotationRef ID="Annotation:0"/>
</Image>
<StructuredAnnotations>
<MapAnnotation ID="Annotation:0" Namespace="milieu-data/1">
<Value>
${notesOf(set, times)
  .map(([key, value]) => `<M K="${escapeXml(key)}">${escapeXml(value)}</M>`)
  .join("\n")}
</Value>
</MapAnnotation>
</StructuredAnnotations>
</OME>
`;
}

function channelXml({ name, color }: DataChannel, index: number): string {
  return `<Channel ID="Channel:0:${index}" Name="${escapeXml(name)}" SamplesPerPixel="1" Color="${omeColor(color)}"/>`;
}

/** Red, green, blue and full opacity in a signed number of 32 bits. */
export function omeColor(color: string): number {
  return (Number.parseInt(color.slice(1), 16) << 8) | 0xff;
}

/** The time between any two frames, where it is the same; undefined for one frame. */
export function regularInterval(times: readonly number[]): number | undefined {
  const [first, second] = times;
  if (first === undefined || second === undefined) return undefined;
  const interval = second - first;
  const isRegular = times.every(
    (time, index) => Math.abs(time - first - index * interval) <= 1e-9 * Math.max(1, time),
  );
  return isRegular ? interval : undefined;
}

/** Keys and values of the annotation; units by channel. */
function notesOf(set: DataSet, times: readonly number[]): readonly (readonly [string, string])[] {
  const { fields, parameters, ...record } = aboutRecord(set, times);
  const units = fields.map(({ name, unit }) => [`unit of ${name}`, unit] as const);
  const labels = fields.map(({ name, label }) => [`label of ${name}`, label] as const);
  const text = (value: unknown): string =>
    typeof value === "string" ? value : JSON.stringify(value);
  return [
    ...Object.entries(record).map(([key, value]) => [key, text(value)] as const),
    ...units,
    ...labels,
    ["parameters", JSON.stringify(parameters)],
    ["rows", "from the top of the picture down"],
  ];
}
