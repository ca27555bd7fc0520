import "./styles/page.css";
import "./styles/panels.css";
import "./styles/parameters.css";
import "./styles/controls.css";
import "./styles/dialogs.css";
import "./styles/sweep.css";
import "./styles/phone.css";
import { startPage } from "./app/start-page.ts";

const root = document.getElementById("page");
if (root !== null) void startPage(root);
