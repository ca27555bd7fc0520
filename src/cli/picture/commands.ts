import type { Command, Option } from "commander";
import {
  durationOption,
  fileOption,
  gridOption,
  positiveOption,
  repeatedNames,
  repeatedText,
  seedOption,
  setOption,
} from "../parse-options.ts";
import type { FigureOptions } from "./figure.ts";
import type { RenderOptions } from "./render.ts";

const helpOnFilms = `
The film is what the page's "Record" would make (docs/recording.md has what each key means):
  milieu render anti-pd1-csf1r --video cure.mp4 --size 1080p --duration "20 s"
  milieu render anti-pd1-csf1r --video both.mp4 --panel view --panel curves --layout main
  milieu render spheroid-3d --video turn.webm --film '{"camera": [{"at": 0, "turn": [0, 20]}, {"at": 1, "turn": [360, 20]}]}'
It is drawn by a Chromium that nobody sees: the one that CHROME names, an installed one, or the one that npm brought.`;

const helpOnFigures = `
The figure is what the page's "Figure" would make (docs/figures.md has what each key means):
  milieu figure hypoxic-core --out core.png --width 85 --dpi 300
  milieu figure anti-pd1-csf1r --out panels.svg --layout fields --fields tumor,cd8Density --times "12 d,24 d,36 d"
  milieu figure anti-pd1-csf1r --out control.svg --layout runs --runs control --times "12 d,36 d"`;

/** `milieu render` and `milieu figure`. What draws is loaded when it is asked for. */
export function addPictureCommands(program: Command, backendOption: () => Option): void {
  changeable(
    program
      .command("render")
      .description("make the film that the page would make of a preset")
      .argument("<preset>", "a name from `list`, or a JSON file"),
    backendOption,
  )
    .requiredOption(
      "--video <file>",
      "a file that ends in .mp4, .webm, .gif or .zip (PNGs)",
      fileOption,
    )
    .option("--size <size>", '480p, 720p, 1080p, 1440p, 4K, square, vertical, slide or "1920x1080"')
    .option("--fps <number>", "frames per second", positiveOption)
    .option("--from <duration>", "simulated time of the first frame", "0 min")
    .option("--to <duration>", "simulated time at the end (default: the end of the run)")
    .option("--duration <duration>", 'length of the film, e.g. "20 s"')
    .option("--speed <duration>", 'simulated time for each second of film, e.g. "1 d"')
    .option("--hold <duration>", "how long the film rests on its last picture")
    .option("--view <look>", 'the first panel: a look\'s mode, "field NAME" or "view"')
    .option(
      "--panel <panel>",
      'a panel: "view", "curves", "field NAME" or a look\'s mode (repeatable)',
      repeatedText,
    )
    .option("--layout <layout>", "row, main or grid")
    .option("--quality <quality>", "small, good or best")
    .option("--codec <codec>", "avc, vp9, vp8 or av1")
    .option("--title <words>", "title in the picture")
    .option("--caption <words>", "caption in the picture")
    .option("--author <words>", "author in the picture")
    .option("--transparent", "no ground, where the format can do that")
    .option("--film <json>", "further keys of `record`: camera, overlays, speeds, slow", "{}")
    .option("--overwrite", "replace a file that is there already", false)
    .option("--quiet", "no progress and no closing line", false)
    .addHelpText("after", helpOnFilms)
    .action(async (preset: string, { set, ...options }: Flags<RenderOptions>) => {
      const { render } = await import("./render.ts");
      await render(preset, { ...options, parameters: set });
    });

  changeable(
    program
      .command("figure")
      .description("make the figure that the page would make of a preset")
      .argument("<preset>", "a name from `list`, or a JSON file"),
    backendOption,
  )
    .requiredOption("--out <file>", "a file that ends in .png or .svg", fileOption)
    .option("--layout <layout>", "view (one), fields (fields x times) or runs (runs x times)")
    .option("--fields <names>", "fields and observables, a row each", repeatedNames)
    .option("--curves <names>", "observables that are plotted below", repeatedNames)
    .option("--times <times>", 'e.g. "first,moment,last" or "12 d,24 d"', repeatedNames)
    .option(
      "--runs <runs>",
      "control: with and without the treatments; compare: those of the preset",
    )
    .option("--width <mm>", "width, mm", positiveOption)
    .option("--height <mm>", "height, mm", positiveOption)
    .option("--dpi <number>", "pixels per inch", positiveOption)
    .option("--title <words>", "title above")
    .option("--caption <words>", "caption below")
    .option("--figure <json>", "further keys of a figure", "{}")
    .option("--overwrite", "replace a file that is there already", false)
    .option("--quiet", "no progress and no closing line", false)
    .addHelpText("after", helpOnFigures)
    .action(async (preset: string, { set, ...options }: Flags<FigureOptions>) => {
      const { figure } = await import("./figure.ts");
      await figure(preset, { ...options, parameters: set });
    });
}

type Flags<T> = Omit<T, "parameters"> & { readonly set: Readonly<Record<string, number>> };

/** With what may be other than in the preset. */
function changeable(command: Command, backendOption: () => Option): Command {
  return command
    .addOption(backendOption())
    .option("--set <name=value>", "value of a parameter (repeatable)", setOption, {})
    .option("--grid <voxels>", "voxels per axis, e.g. 256x256", gridOption)
    .option("--step <duration>", 'time step, e.g. "1 min"', durationOption)
    .option("--seed <number>", "seed of the random initial state", seedOption);
}
