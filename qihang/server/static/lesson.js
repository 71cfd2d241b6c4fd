// A lesson's page: its path of steps, and a word when the classroom cannot be reached.
(() => {
  const POLL_MS = 5000;
  const ANSWER_WITHIN_MS = 4000;
  const { el, both, home } = window.qihang;
  const root = document.documentElement;

  // ---- the path: the page's second-level headings, in the language shown ---------

  const path = document.getElementById("path");
  const fold = path.querySelector("details");
  const list = path.querySelector("ol");

  function steps() {
    const headings = document.querySelectorAll("#cells .jp-RenderedMarkdown h2");
    return [...headings].filter((heading) => heading.checkVisibility());
  }

  function drawPath() {
    list.replaceChildren(
      ...steps().map((heading, index) => {
        if (!heading.id) heading.id = `step-${root.dataset.lang}-${index + 1}`;
        const words = heading.cloneNode(true);
        words.querySelector(".anchor-link")?.remove();
        const link = el("a", { href: `#${encodeURIComponent(heading.id)}` });
        link.textContent = words.textContent.trim();
        return el("li", {}, link);
      }),
    );
    path.hidden = list.children.length === 0;
    unfoldBeside();
    markStep();
  }

  /** The step being read is the last whose heading has come above the middle of the window. */
  function markStep() {
    const middle = window.innerHeight / 2;
    const atEnd = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
    const begun = steps().filter((step) => step.getBoundingClientRect().top < middle).length;
    const here = atEnd && window.scrollY > 0 ? list.children.length - 1 : begun - 1;
    [...list.children].forEach((item, index) => {
      item.classList.toggle("passed", index < here);
      const link = item.firstElementChild;
      if (index === here) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
  }

  /** Beside the column the path is always open; above it, where room is short, it folds. */
  function unfoldBeside() {
    const beside = getComputedStyle(path.querySelector("summary")).display === "none";
    if (beside !== path.classList.contains("path--beside")) {
      path.classList.toggle("path--beside", beside);
      fold.open = beside;
    }
  }

  let marking = 0;
  function markStepSoon() {
    cancelAnimationFrame(marking);
    marking = requestAnimationFrame(markStep);
  }

  // ---- the notice: one at a time, drawn only when it changes ----------------------

  const notice = document.getElementById("page-notice");
  const notices = {
    gone: () => [
      el("p", {}, both("做过的内容已保存。", "Your work is saved.")),
      el(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
        both("按这里继续", "Press here to go on"),
      ),
    ],
    elsewhere: () => [
      el(
        "p",
        {},
        both(
          "你在另一个地方打开了这一页，那里写的算数。",
          "You opened this page in another window. What is written there counts.",
        ),
      ),
      el(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
        both("回到这里继续", "Go on here instead"),
      ),
    ],
    out: () => [
      el("p", {}, both("你已经退出登录。", "You have been signed out here.")),
      el(
        "a",
        { class: "q-btn q-btn--main", href: `${home}login` },
        both("再登录", "Sign in again"),
      ),
    ],
    unreachable: () => [
      el(
        "p",
        {},
        both(
          "连不上教室的电脑。你写的内容还在这一页上。",
          "The classroom's computer cannot be reached. What you wrote stays on this page.",
        ),
      ),
    ],
  };

  function tell(state) {
    if ((notice.dataset.state ?? "") === state) return;
    notice.dataset.state = state;
    // Two windows cannot both be right: nothing can be written where it would not be saved.
    document.getElementById("cells").inert = state === "elsewhere";
    notice.replaceChildren(...(state ? notices[state]() : []));
  }

  // ---- is the page still served? ------------------------------------------------------

  const config = document.getElementById("jupyter-config-data");
  const kernel = config && JSON.parse(config.textContent).kernelId;
  const place = window.location.pathname.slice(home.length); // "exercise/s1"
  let waiting = 0;

  async function stateOfPage() {
    try {
      const response = await fetch(`${home}api/page/${kernel}?of=${place}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (response.status === 401 || response.status === 403) return "out";
      const page = await response.json();
      if (!page.signed_in) return "out";
      if (page.alive) return "";
      return page.elsewhere ? "elsewhere" : "gone";
    } catch {
      return "unreachable";
    }
  }

  async function look() {
    clearTimeout(waiting);
    tell(await stateOfPage());
    clearTimeout(waiting);
    waiting = setTimeout(look, POLL_MS);
  }

  function watch() {
    if (root.dataset.seat === "preview") return;
    document.addEventListener("qihang:unsaved", look);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    look();
  }

  document.addEventListener("qihang:lang", drawPath);
  document.addEventListener("qihang:shown", () => {
    window.qihang.nameWindow();
    drawPath();
    new ResizeObserver(() => {
      unfoldBeside();
      markStepSoon();
    }).observe(document.getElementById("cells"));
    addEventListener("scroll", markStepSoon, { passive: true });
  });
  if (root.dataset.seat) watch();
  else document.addEventListener("qihang:seat", watch, { once: true });
})();
