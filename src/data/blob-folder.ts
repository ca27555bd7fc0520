import { BlobFile } from "./blob-file.ts";
import { DataFileError, type DataFolder, type GrowingFile } from "./data-folder.ts";
import { openZip } from "./zip/zip-writer.ts";

/** A folder that a page hands over as one file: the only one that it has, or a zip archive of all. */
export class BlobFolder implements DataFolder {
  readonly #archive = new BlobFile();
  readonly #zip;
  readonly #growing = new Map<string, BlobFile>();

  /** `comment`: of the archive, ASCII. */
  constructor(comment = "") {
    this.#zip = openZip(this.#archive, comment);
  }

  write(path: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return this.#zip.add(path, bytes);
  }

  async grow(path: string, again = false): Promise<GrowingFile> {
    const known = this.#growing.get(path);
    if (again && known === undefined) throw new DataFileError(`${path} is not there.`);
    if (again && known !== undefined) return known;
    const file = new BlobFile();
    this.#growing.set(path, file);
    return file;
  }

  async move(from: string, to: string): Promise<void> {
    const file = this.#growing.get(from);
    if (file === undefined) throw new DataFileError(`${from} is not there.`);
    this.#growing.delete(from);
    this.#growing.set(to, file);
  }

  async remove(path: string): Promise<void> {
    for (const name of [...this.#growing.keys()]) {
      if (name === path || (path.endsWith("/") && name.startsWith(path)))
        this.#growing.delete(name);
    }
  }

  /** The file at a path that has grown. */
  file(path: string, mediaType: string): Blob {
    const file = this.#growing.get(path);
    if (file === undefined) throw new DataFileError(`${path} is not there.`);
    return file.blob(mediaType);
  }

  /** All files in an archive. */
  async archive(): Promise<Blob> {
    for (const [path, file] of this.#growing) await this.#zip.copy(path, file);
    await this.#zip.finish();
    return this.#archive.blob("application/zip");
  }
}
