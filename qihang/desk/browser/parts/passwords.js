// Whoever cannot see what is typed mistypes it: a tick shows the passwords of a form.

import { html } from "../../../../widgets/core/dom.js";

/** Add the tick to every form with passwords, below the last of them. */
export function offerToShowPasswords() {
  for (const form of document.forms) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = form.querySelectorAll("input[type=password]");
    boxes.item(boxes.length - 1)?.parentElement?.append(tickFor(boxes));
  }
}

/** @param {NodeListOf<HTMLInputElement>} boxes */
function tickFor(boxes) {
  const tick = document.createElement("input");
  tick.type = "checkbox";
  tick.addEventListener("change", () => {
    for (const box of boxes) box.type = tick.checked ? "text" : "password";
  });
  return html(
    "label",
    { class: "desk-shows" },
    tick,
    html("span", {}, { zh: "显示密码", en: "Show the password" }),
  );
}
