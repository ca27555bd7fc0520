import { t } from "../texts/text.ts";

/** A kind of file with numbers of fields. */
export interface FileFormat {
  /** As `--format` takes it, and, where nothing else is said, the end of the file's name. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  readonly mediaType: string;
  /** What can be done with it. */
  readonly use: string;
}

/** A format for fields, as the page hands it over. */
export interface FieldFileFormat extends FileFormat {
  /** The end of the file's name. */
  readonly ending: string;
  /** All of a run in one file; otherwise the page puts its files into a zip archive. */
  readonly isOneFile: boolean;
}

/** The formats in which fields of a run are written: the only list of them. */
export const fieldFormats = [
  {
    name: "npy",
    ending: ".npy",
    label: t`NumPy arrays`,
    mediaType: "application/octet-stream",
    use: t`one float32 file per field, all frames in it; np.load reads it`,
    isOneFile: false,
  },
  {
    name: "npz",
    ending: ".npz",
    label: t`NumPy archive`,
    mediaType: "application/zip",
    use: t`one file with every field, all frames, times and places; np.load reads it`,
    isOneFile: true,
  },
  {
    name: "csv",
    ending: ".csv",
    label: t`Table`,
    mediaType: "text/csv",
    use: t`a row for each voxel, as text; for small grids`,
    isOneFile: true,
  },
  {
    name: "vti",
    ending: ".vti",
    label: t`VTK image data`,
    mediaType: "application/xml",
    use: t`one file per frame, all fields in it, and a .pvd file with the times; ParaView and PyVista read it`,
    isOneFile: false,
  },
  {
    name: "ome-tiff",
    ending: ".ome.tif",
    label: t`OME-TIFF`,
    mediaType: "image/tiff",
    use: t`one float32 file, fields as named and colored channels; Fiji, QuPath and napari read it`,
    isOneFile: true,
  },
  {
    name: "ome-zarr",
    ending: ".ome.zarr",
    label: t`OME-Zarr 0.5`,
    mediaType: "application/json",
    use: t`a folder of compressed chunks, one per field and frame; napari, Vizarr and zarr-python read it`,
    isOneFile: false,
  },
] as const satisfies readonly FieldFileFormat[];

/** Films, by the end of the file's name. */
export const filmFormats = [
  { name: "mp4", label: t`MP4`, mediaType: "video/mp4", use: t`plays in slide programs` },
  { name: "webm", label: t`WebM`, mediaType: "video/webm", use: t`plays in every browser` },
  {
    name: "gif",
    label: t`Animated GIF`,
    mediaType: "image/gif",
    use: t`plays wherever pictures do`,
  },
  {
    name: "zip",
    label: t`PNG pictures`,
    mediaType: "application/zip",
    use: t`every frame without loss, and a table of their times`,
  },
] as const satisfies readonly FileFormat[];

export type FilmFileFormat = (typeof filmFormats)[number]["name"];

export const filmFormatNames: readonly FilmFileFormat[] = filmFormats.map(({ name }) => name);

export type FieldFormat = (typeof fieldFormats)[number]["name"];

export const fieldFormatNames: readonly FieldFormat[] = fieldFormats.map(({ name }) => name);

export function fieldFormat(name: FieldFormat): FieldFileFormat & { readonly name: FieldFormat } {
  return fieldFormats.find((format) => format.name === name) ?? fieldFormats[0];
}
