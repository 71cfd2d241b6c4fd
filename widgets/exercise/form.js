// What is answered, in each of its looks, and what stands above it to be looked at.
//
// A form is drawn from view.form and a value; it holds nothing itself. `desk` says how:
// {id, words, value, locked, parts, change(value, soon), said(pair), note}. `parts` says
// what is known of the parts of an answer: [{name, outcome, next, found}].

// A text with its {places} filled.
function qWith(pair, values) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  return { zh: fill(pair.zh), en: fill(pair.en) };
}

// The time of day, with the day where it is not today.
function qTime(iso) {
  const at = new Date(iso);
  const time = { hour: "2-digit", minute: "2-digit", hour12: false };
  const today = at.toDateString() === new Date().toDateString();
  const form = today ? time : { month: "long", day: "numeric", ...time };
  return (locale) => new Intl.DateTimeFormat(locale, form).format(at);
}

// The text with its {time}, said as each language says it.
function qWithTime(pair, iso) {
  const at = qTime(iso);
  return { zh: qWith(pair, { time: at("zh-CN") }).zh, en: qWith(pair, { time: at("en-GB") }).en };
}

function qForm(form, desk) {
  return Q_FORMS[form.kind](form, desk);
}

const Q_FORMS = {
  number: (form, desk) => qLine(form, desk, { inputmode: "decimal", class: "q-input form-number" }),
  word: (form, desk) => qLine(form, desk, { class: "q-input form-word" }),
  text: qWriting,
  table: qFilling,
  choice: (form, desk) => qPick(form.options, "option", form.label, desk, desk.value, desk.change, form.many),
  order: qOrder,
  decision: qDecision,
};

// One line to write in.
function qLine(form, { id, value, locked, change, note }, attrs) {
  const line = qEl("input", {
    type: "text",
    id: id("line"),
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "data-key": "line",
    "aria-describedby": note,
    readOnly: locked,
    value: typeof value === "string" || typeof value === "number" ? String(value) : "",
    oninput: (event) => change(event.target.value.trim() === "" ? null : event.target.value, false),
    onchange: (event) => change(event.target.value.trim() === "" ? null : event.target.value, true),
    ...attrs,
  });
  return qEl(
    "div",
    { "data-key": "form" },
    qEl("label", { class: "q-label", for: id("line") }, form.label),
    qEl("div", { class: "q-row form-line" }, line, form.unit && qEl("span", { class: "form-unit" }, form.unit)),
  );
}

// One or several of some options, which may have pictures.
function qPick(options, key, legend, { id, locked, note }, value, change, many) {
  const chosen = many ? (Array.isArray(value) ? value : []) : [value];
  const press = (option) => (event) => {
    if (!many) return change(option.id, true);
    const rest = chosen.filter((one) => one !== option.id);
    const now = event.target.checked ? [...rest, option.id] : rest;
    return change(now.length ? options.map((one) => one.id).filter((one) => now.includes(one)) : null, true);
  };
  const drawn = options.some((option) => option.picture);
  return qEl(
    "fieldset",
    { "data-key": `${key}s`, "aria-describedby": note },
    qEl("legend", { class: "q-label" }, legend),
    qEl(
      "div",
      { class: drawn ? "form-pictures" : "form-options" },
      options.map((option) =>
        qEl(
          "label",
          { class: `q-radio${option.picture ? " form-picture" : ""}`, "data-key": `${key}-${option.id}-label` },
          qEl("input", {
            type: many ? "checkbox" : "radio",
            name: id(key),
            value: option.id,
            checked: chosen.includes(option.id),
            disabled: locked,
            "data-key": `${key}-${option.id}`,
            onchange: press(option),
          }),
          option.picture && qTree(option.picture),
          qEl("span", { class: "form-words" }, option.text),
        ),
      ),
    ),
  );
}

// Steps to be put in order with buttons. The step that moves keeps the focus.
function qOrder(form, desk) {
  const { id, words, locked, change, said } = desk;
  const texts = new Map(form.steps.map((step) => [step.id, step.text]));
  const begun = Array.isArray(desk.value) && desk.value.length === texts.size && desk.value.every((one) => texts.has(one));
  const order = begun ? desk.value : [...texts.keys()];
  const move = (from, way) => {
    const to = from + way;
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    [next[from], next[to]] = [next[to], next[from]];
    said(qWith(words.moved, { place: to + 1, count: order.length }));
    change(next, false);
  };
  const mover = (step, place, way) =>
    qButton(
      [
        qEl("span", { "aria-hidden": "true" }, way < 0 ? "↑" : "↓"),
        qEl("span", {}, way < 0 ? words.up : words.down),
        qEl("span", { class: "q-visually-hidden" }, " ", texts.get(step)),
      ],
      `${way < 0 ? "up" : "down"}-${step}`,
      () => move(place, way),
      { off: way < 0 ? place === 0 : place === order.length - 1 },
    );
  return qEl(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": id("order") },
    qEl("p", { class: "q-label", id: id("order") }, form.label),
    qEl(
      "ol",
      { class: "q-steps form-steps" },
      order.map((step, place) =>
        qEl(
          "li",
          { "data-key": `step-${step}`, "data-step": step },
          qEl("span", {}, texts.get(step)),
          !locked && qEl("span", { class: "form-movers" }, mover(step, place, -1), mover(step, place, 1)),
        ),
      ),
    ),
    !locked && !begun && qEl("div", { class: "q-row form-keep", "data-key": "keep-row" }, qButton(words.keep, "keep-order", () => change(order, true))),
  );
}

// What to do, and the reason that carries it.
function qDecision(form, desk) {
  const value = desk.value !== null && typeof desk.value === "object" && !Array.isArray(desk.value) ? desk.value : {};
  const set = (part) => (id) => desk.change({ ...value, [part]: id }, true);
  return qEl(
    "div",
    { class: "q-stack", "data-key": "form" },
    qPick(form.options, "choice", form.label, desk, value.choice, set("choice"), false),
    qPick(form.reasons, "reason", desk.words.because, desk, value.reason, set("reason"), false),
  );
}

const Q_SIGNS = { right: "✓", "not-yet": "→", unreadable: "?", empty: "→" };

function qPart(desk, name) {
  return desk.parts.find((part) => part.name === name);
}

// The sign and the word of what is known of a part.
function qPartSays(part, words) {
  const word = { right: words.cell_right, "not-yet": words.cell_not_yet, unreadable: words.cell_unreadable, empty: words.cell_empty }[part.outcome];
  return [qEl("strong", { "aria-hidden": "true" }, `${Q_SIGNS[part.outcome]} `), word];
}

// A text, with what it needs as a list.
function qWriting(form, desk) {
  const { id, words, locked, change, note } = desk;
  const value = typeof desk.value === "string" ? desk.value : "";
  const count = (value.normalize("NFKC").match(new RegExp(form.counted, "g")) ?? []).length;
  const write = (soon) => (event) => change(event.target.value.trim() === "" ? null : event.target.value, soon);
  return qEl(
    "div",
    { "data-key": "form" },
    qEl("label", { class: "q-label", for: id("line") }, form.label),
    qEl("textarea", {
      class: "q-input form-writing",
      id: id("line"),
      rows: 5,
      maxlength: 4000,
      "data-key": "line",
      "aria-describedby": `${id("count")} ${id("checks")} ${note}`,
      readOnly: locked,
      value,
      oninput: write(false),
      onchange: write(true),
    }),
    qEl("p", { class: "q-help", id: id("count"), "data-key": "count" }, qWith(words.so_long, { count, least: form.least, most: form.most })),
    qEl(
      "div",
      { class: "form-checks", id: id("checks"), "data-key": "checks" },
      qEl("p", { class: "q-label" }, words.check_list),
      qEl("ul", {}, form.checks.map((check) => qCheck(check, qPart(desk, check.name), words))),
    ),
  );
}

function qCheck(check, part, words) {
  return qEl(
    "li",
    { "data-key": `check-${check.name}`, "data-outcome": part?.outcome ?? "open" },
    part && qEl("span", { class: "form-mark" }, qPartSays(part, words), " · "),
    check.text,
    part && part.outcome !== "right" && qEl("p", {}, part.found && [qWith(words.found, { words: part.found }), " "], part.next),
  );
}

// A table with cells to fill. Enter and the arrows go up and down a column, as in a
// spreadsheet; where it is narrow the style sheet makes a block of each row.
function qFilling(form, desk) {
  const { id, words, note } = desk;
  const value = desk.value !== null && typeof desk.value === "object" && !Array.isArray(desk.value) ? desk.value : {};
  const cell = (row, place) => {
    const { name, given } = row.cells[place];
    const heads = `${id(`head-${row.id}`)} ${id(`head-${form.columns[place].id}`)}`;
    return qEl(
      "td",
      { role: "cell", class: "q-number", "data-key": `at-${name}` },
      qEl("span", { class: "form-column", "aria-hidden": "true" }, form.columns[place].text),
      given === null ? qBlank(form, desk, name, value, heads) : qEl("span", { class: "form-given" }, given),
    );
  };
  return qEl(
    "div",
    { class: "form-table", role: "group", "data-key": "form", "aria-labelledby": id("table"), "aria-describedby": note },
    qEl("p", { class: "q-label", id: id("table") }, form.label),
    qEl(
      "table",
      { class: `q-table ${form.columns.length > 3 ? "form-many" : "form-few"}`, role: "table", "aria-labelledby": id("table") },
      qEl(
        "thead",
        { role: "rowgroup" },
        qEl(
          "tr",
          { role: "row" },
          qEl("td", { role: "cell" }),
          form.columns.map((column) => qEl("th", { role: "columnheader", scope: "col", class: "q-number", id: id(`head-${column.id}`) }, column.text)),
        ),
      ),
      qEl(
        "tbody",
        { role: "rowgroup" },
        form.rows.map((row) =>
          qEl(
            "tr",
            { role: "row", "data-key": `row-${row.id}` },
            qEl("th", { role: "rowheader", scope: "row", id: id(`head-${row.id}`) }, row.text),
            form.columns.map((_, place) => cell(row, place)),
          ),
        ),
      ),
    ),
    !desk.locked && qEl("p", { class: "q-help" }, words.from_cell_to_cell),
  );
}

function qBlank(form, desk, name, value, heads) {
  const { id, words, locked, change } = desk;
  const part = qPart(desk, name);
  const blanks = (cells) => cells.filter((cell) => cell.given === null).map((cell) => cell.name);
  const inRows = blanks(form.rows.flatMap((row) => row.cells));
  const write = (soon) => (event) => {
    const now = { ...value, [name]: event.target.value };
    const filled = inRows.filter((one) => typeof now[one] === "string" && now[one].trim() !== "");
    change(filled.length ? Object.fromEntries(filled.map((one) => [one, now[one]])) : null, soon);
  };
  return [
    qEl("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      class: "q-input form-cell",
      "data-key": `cell-${name}`,
      "aria-labelledby": heads,
      "aria-describedby": part ? id(`mark-${name}`) : null,
      readOnly: locked,
      value: typeof value[name] === "string" || typeof value[name] === "number" ? String(value[name]) : "",
      oninput: write(false),
      onchange: write(true),
      onkeydown: (event) => qStepInColumn(event, form, blanks, name),
    }),
    part && qEl("span", { class: "form-mark", id: id(`mark-${name}`), "data-outcome": part.outcome, "data-key": `mark-${name}` }, qPartSays(part, words)),
  ];
}

// Up or down a column; Enter goes on to the next column, and from the last cell to nowhere.
function qStepInColumn(event, form, blanks, name) {
  const way = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
  if (!way || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const columns = form.columns.map((_, place) => blanks(form.rows.map((row) => row.cells[place])));
  const cells = event.key === "Enter" ? columns.flat() : columns.find((column) => column.includes(name));
  const to = cells[cells.indexOf(name) + way];
  if (!to) return;
  event.preventDefault();
  const box = event.currentTarget.closest("table").querySelector(`[data-key="cell-${CSS.escape(to)}"]`);
  box.focus();
  box.select();
}

// ---- what there is to look at ---------------------------------------------------------------

// A picture made in Python: [tag, attributes, ...children].
function qTree(tree) {
  if (!Array.isArray(tree)) return tree;
  const [tag, attrs, ...children] = tree;
  return qSvg(tag, attrs, children.map(qTree));
}

// `ui` holds what the reader did with the card (what was scanned); `redraw` shows it.
function qCard(card, desk, ui, redraw) {
  return card && qEl("div", { class: `card card--${card.card}`, "data-key": "card", "data-card": card.card }, Q_CARDS[card.card](card, desk, ui, redraw));
}

const Q_CARDS = {
  digits: (card, { words }) =>
    qEl(
      "p",
      { class: "card-digits" },
      qEl("span", { class: "q-visually-hidden" }, card.digits, " ", words.and_one_more),
      qEl("span", { "aria-hidden": "true" }, [...card.digits].map((digit) => qEl("b", {}, digit)), qEl("b", { class: "card-gap" }, "?")),
    ),
  words: (card) => qEl("p", { class: "card-words" }, card.text),
  picture: (card) => qEl("figure", { class: "q-figure" }, qTree(card.picture), qEl("figcaption", {}, card.text)),
  facts: (card) => [
    qEl("p", { class: "q-label" }, card.title),
    qEl("dl", { class: "card-facts" }, card.lines.map((line) => qEl("div", {}, qEl("dt", {}, line.name), qEl("dd", {}, line.value)))),
  ],
  labels: qLabels,
  code: (card, { words }) => [
    qEl("p", { class: "card-words" }, qEl("code", {}, card.text)),
    qEl("p", {}, card.says),
    qTable(words.capacity, card.table),
  ],
  rubbed: qRubbed,
  table: (card) => [qEl("p", {}, card.says), qTable(card.caption, card.table)],
  tables: (card) => qEl("div", { class: "card-tables" }, card.tables.map((one) => qTable(one.caption, one.table))),
};

function qTable(caption, { head, rows }) {
  const side = (column) => (column.number ? "q-number" : null);
  return qEl(
    "div",
    { class: "card-scroll", tabindex: "0", role: "group", label: caption },
    qEl(
      "table",
      { class: "q-table" },
      qEl("caption", {}, caption),
      qEl("thead", {}, qEl("tr", {}, head.map((column) => qEl("th", { scope: "col", class: side(column) }, column.text)))),
      qEl(
        "tbody",
        {},
        rows.map((row) => qEl("tr", {}, row.map((cell, place) => qEl(place ? "td" : "th", { scope: place ? null : "row", class: side(head[place]) }, cell)))),
      ),
    ),
  );
}

// Printed labels that a scanner can be held to.
function qLabels(card, { words }, ui, redraw) {
  const scan = (name) => () => {
    ui.scanned = name;
    redraw();
  };
  const read = card.labels.find((label) => label.name === ui.scanned);
  return [
    qEl("p", {}, card.says),
    qEl(
      "div",
      { class: "card-labels" },
      card.labels.map((label) =>
        qEl(
          "figure",
          { class: "q-figure", "data-key": `label-${label.name}` },
          qTree(label.picture),
          qEl("figcaption", {}, qButton(label.button, `scan-${label.name}`, scan(label.name), { pressed: ui.scanned === label.name })),
        ),
      ),
    ),
    qEl("output", { class: "card-screen", "aria-live": "polite", "data-key": "screen" }, read ? read.says : words.nothing_scanned),
  ];
}

// A worn label, printed again at each of the four correction levels.
function qRubbed(card, { id }, ui, redraw) {
  const shown = card.levels.find((one) => one.level === ui.level) ?? card.levels[0];
  const press = (level) => () => {
    ui.level = level;
    redraw();
  };
  return [
    qEl("p", {}, card.says),
    qEl(
      "div",
      { class: "q-row", role: "group", "aria-labelledby": id("levels") },
      qEl("span", { id: id("levels"), class: "q-label" }, card.legend),
      card.levels.map((one) => qButton(one.level, `print-${one.level}`, press(one.level), { pressed: one === shown })),
    ),
    qEl(
      "figure",
      { class: "q-figure" },
      qTree(shown.picture),
      qEl("figcaption", {}, qEl("output", { "aria-live": "polite", "data-key": "screen" }, shown.says)),
    ),
  ];
}
