// A message of the instructor to the class, until it is closed or taken away.

import { html } from "../../../../../widgets/core/dom.js";
import { follow, isFollowed } from "./followed.js";
import { showNotice, takeAway } from "./notices.js";

/** @import { Room } from "./told.js" */

const FROM = { zh: "教员说：", en: "Your instructor says: " };

/** @param {Room | null} room */
export function say(room) {
  const moment = room?.said_at;
  if (!moment || !room.said || isFollowed("said", moment)) return takeAway("said");
  const text = html("p", {}, html("b", {}, FROM), html("span", { class: "class-said", dir: "auto" }, room.said));
  showNotice("said", moment, text, () => follow("said", moment));
}
