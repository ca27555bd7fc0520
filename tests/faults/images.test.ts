import { holdOnCpu } from "./hold-cases.ts";
import { imageCases } from "./images.ts";

holdOnCpu("images", imageCases);
