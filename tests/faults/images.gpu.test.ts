import { holdOnGpu } from "./hold-cases.ts";
import { imageCases } from "./images.ts";

holdOnGpu("images", imageCases);
