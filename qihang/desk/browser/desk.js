// The head of every page of the desk: language, size of letters, and the moments in this PC's time.

import { language } from "../../../widgets/core/dom.js";
import { stayInSight } from "../../server/browser/parts/head.js";
import { header, nameWindow } from "../../server/browser/parts/page.js";
import { showLanguage, showSize, size } from "../../server/browser/parts/preferences.js";
import { languageSwitch, sizeSwitch } from "../../server/browser/parts/switches.js";
import { sendOnce } from "./parts/once.js";
import { offerToShowPasswords } from "./parts/passwords.js";
import { actAtOnce } from "./parts/at_once.js";
import { tellTimes } from "./parts/times.js";

header.querySelector("#switches")?.append(languageSwitch());
header.append(sizeSwitch());
showLanguage(language());
showSize(size());
stayInSight();
sendOnce();
document.addEventListener("DOMContentLoaded", () => {
  tellTimes(document);
  actAtOnce();
  nameWindow();
  offerToShowPasswords();
});
