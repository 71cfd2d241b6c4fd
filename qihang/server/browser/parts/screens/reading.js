// The screens that the page's template made, in the order of the notebook.

/**
 * One screen. `step` counts the steps that everybody walks; an optional step has none. A screen of
 * `rest` ends a lesson.
 * @typedef {{ name: string, step: number, opens: boolean, optional: boolean, rest: boolean, section: HTMLElement, title: { zh: string, en: string } }} Screen
 */

const EMPTY = ".jp-mod-noOutputs";
const HEADING = ":is(h1, h2, h3)";

/** @returns {Screen[]} */
export function readScreens() {
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll("#cells > section.screen");
  let step = 0;
  let isOptional = false;
  return [...sections].map((section) => {
    const opens = Number(section.dataset.level) <= 2;
    const tagged = "optional" in section.dataset;
    if (opens) isOptional = tagged;
    if (section.dataset.level === "2" && !isOptional) step += 1;
    return {
      name: section.dataset.screen ?? "",
      step,
      opens,
      optional: isOptional || tagged,
      rest: "rest" in section.dataset,
      section,
      title: { zh: headingIn(section, "zh"), en: headingIn(section, "en") },
    };
  });
}

/**
 * Text stands at the side of what there is to do, or above it where room is short.
 * @param {HTMLElement} section
 */
export function arrange(section) {
  const text = document.createElement("div");
  const task = document.createElement("div");
  text.className = "screen-text";
  task.className = "screen-task";
  for (const child of [...section.children]) {
    if (child.matches(".celltag_zh, .celltag_en")) text.append(child);
    else if (child.matches(EMPTY) || child.querySelector(EMPTY)) child.setAttribute("hidden", "");
    else task.append(child);
  }
  section.append(text);
  if (task.children.length > 0) section.append(task);
  section.classList.toggle("screen--tells", task.children.length === 0);
  for (const heading of text.querySelectorAll(HEADING)) heading.setAttribute("tabindex", "-1");
}

/**
 * The heading of a screen in the language that is shown.
 * @param {Screen} screen
 * @returns {HTMLElement | undefined}
 */
export function headingOf(screen) {
  /** @type {NodeListOf<HTMLElement>} */
  const headings = screen.section.querySelectorAll(`.screen-text ${HEADING}`);
  return [...headings].find((heading) => heading.checkVisibility());
}

/**
 * @param {HTMLElement} section
 * @param {"zh" | "en"} lang
 */
function headingIn(section, lang) {
  const heading = section.querySelector(`.celltag_${lang} ${HEADING}`)?.cloneNode(true);
  if (!(heading instanceof HTMLElement)) return "";
  heading.querySelector(".anchor-link")?.remove();
  return (heading.textContent ?? "").trim();
}
