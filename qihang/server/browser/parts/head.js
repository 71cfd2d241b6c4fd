// The head of the page stays in sight while it takes little of the window. With large letters in
// a small window it has several lines, and scrolls away with the page.

import { header, root } from "./page.js";

const MOST = 0.25; // of the window's height

function stay() {
  const height = header.offsetHeight;
  const stays = height <= window.innerHeight * MOST;
  header.classList.toggle("page-header--stays", stays);
  // What is scrolled to, and what stays in sight too, stands below it.
  root.style.setProperty("--head", stays ? `${height}px` : "0px");
  root.style.setProperty("--head-height", `${height}px`);
}

export function stayInSight() {
  new ResizeObserver(stay).observe(header);
  addEventListener("resize", stay);
}
