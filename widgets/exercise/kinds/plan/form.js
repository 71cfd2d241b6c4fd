import { button } from "../../../core/controls.js";
import { html } from "../../../core/dom.js";
import { isBlank } from "../../../core/numbers.js";
import { planPaper } from "../../plan_paper.js";
import { partNamed, partSays } from "../parts.js";
import "./form.css";

/** @import { Translations } from "../../../core/dom.js" */
/** @import { FormContext, Form } from "../../form.js" */

/** @typedef {{ id: string, text: Translations }} Option */
/** @typedef {{ name: string, text: Translations, unit?: Translations | null, sum?: boolean, options?: Option[] }} Line */
/** @typedef {{ id: string, text: Translations, lines: Line[], recalls: Line[], way: Translations | null }} PlanPart */

/**
 * A plan in parts, of which one is open. The goods that it is about stand above all parts, and
 * go into the answer with the first line that is written.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function plan(form, context) {
  const { id, words, note, touched, redraw } = context;
  const open = form.parts.find((/** @type {PlanPart} */ part) => part.id === touched.part) ?? firstToMend(form, context);
  const go = (/** @type {PlanPart} */ part) => () => {
    touched.part = part.id;
    redraw();
  };
  return html(
    "div",
    { class: "form-plan", role: "group", "data-key": "form", "aria-labelledby": id("plan"), "aria-describedby": note },
    html("p", { class: "form-plan-goods", "data-key": "goods" }, html("b", { id: id("plan") }, form.label), " ", context.follows?.goods ?? context.begins?.goods ?? form.goods),
    html(
      "div",
      { class: "form-plan-parts", role: "group", label: words.plan_parts },
      form.parts.map((/** @type {PlanPart} */ part) => button([sign(part, context), part.text], `part-${part.id}`, go(part), { pressed: part === open })),
    ),
    form.parts.map((/** @type {PlanPart} */ part) => lines(form, context, part, part === open)),
  );
}

/**
 * The part that is open as long as none was pressed: in a marked plan the first one to mend.
 * @param {Form} form
 * @param {FormContext} context
 * @returns {PlanPart}
 */
function firstToMend(form, context) {
  const toMend = (/** @type {PlanPart} */ part) => !["right", null].includes(outcomeOf(part, context));
  return (context.locked && form.parts.find(toMend)) || form.parts[0];
}

/**
 * What is known of a part as a whole: something to mend in it, or all of it right.
 * @param {PlanPart} part
 * @param {FormContext} context
 */
function outcomeOf({ lines }, context) {
  const found = lines.map(({ name }) => partNamed(context, name)?.outcome ?? null).filter(Boolean);
  return found.length ? (found.find((one) => one !== "right") ?? "right") : null;
}

/**
 * @param {PlanPart} part
 * @param {FormContext} context
 */
function sign(part, context) {
  const outcome = outcomeOf(part, context);
  if (!outcome) return null;
  return html("strong", { "aria-hidden": "true" }, outcome === "right" ? "✓ " : outcome === "unreadable" ? "? " : "→ ");
}

/**
 * @param {Form} form
 * @param {FormContext} context
 * @param {PlanPart} part
 * @param {boolean} open
 */
function lines(form, context, part, open) {
  const last = part === form.parts.at(-1);
  const told = part.lines.map((line) => toldOf(line, context)).filter(Boolean);
  return html(
    "div",
    { class: `form-plan-part form-plan-part--${part.id}`, hidden: !open, "data-key": `of-${part.id}` },
    html("p", { class: "form-plan-name" }, part.text),
    recalled(part, context),
    html("div", { class: "form-plan-lines" }, part.lines.map((line) => (line.options ? choice(line, context) : number(line, context))), last && why(form, context)),
    part.way && html("p", { class: "q-help form-plan-way" }, part.way),
    last && context.kept && context.value !== null && planPaper(context.words),
    told.length > 0 && html("ul", { class: "form-plan-told" }, told),
    part.lines.some(({ name }) => partNamed(context, name)?.follows) && html("p", { class: "q-help" }, context.words.cells_change),
  );
}

/**
 * What was written in other parts, where this one goes on from it.
 * @param {PlanPart} part
 * @param {FormContext} context
 */
function recalled({ recalls }, context) {
  const known = recalls.filter(({ name }) => !isBlank(written(context, name)));
  if (!known.length) return null;
  const one = (/** @type {Line} */ { name, text }, /** @type {number} */ place) => [place > 0 && " · ", text, " ", html("b", {}, written(context, name))];
  return html("p", { class: "q-help form-plan-recalled", "data-key": "recalled" }, known.map(one));
}

/**
 * What to do next in a line that is not right yet.
 * @param {Line} line
 * @param {FormContext} context
 */
function toldOf({ name, text }, context) {
  const part = partNamed(context, name);
  if (!part || part.outcome === "right" || part.outcome === "empty") return null;
  return html("li", { "data-key": `told-${name}` }, html("b", {}, text), ": ", part.next);
}

/**
 * The answer with one line changed, in the order of the form; nothing where no line is filled.
 * @param {FormContext} context
 * @param {string} name
 * @param {string} text
 * @param {boolean} soon
 */
function put(context, name, text, soon) {
  const { own, ...before } = valueOf(context);
  const filled = Object.entries({ ...before, [name]: text }).filter(([, one]) => typeof one === "string" && !isBlank(one));
  const goods = Object.keys(before).length ? own : (context.begins?.own ?? own);
  context.change(filled.length ? { ...(goods && { own: goods }), ...Object.fromEntries(filled) } : null, soon);
}

/**
 * @param {FormContext} context
 * @returns {Record<string, any>}
 */
function valueOf({ value }) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/**
 * @param {FormContext} context
 * @param {string} name
 */
function written(context, name) {
  const value = valueOf(context)[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/**
 * @param {FormContext} context
 * @param {string} name
 */
function mark(context, name) {
  const part = partNamed(context, name);
  return part && html("span", { class: "form-mark", id: context.id(`mark-${name}`), "data-outcome": part.outcome, "data-key": `mark-${name}` }, partSays(part, context.words));
}

/**
 * A number with its unit. One that follows from others is marked as a sum.
 * @param {Line} line
 * @param {FormContext} context
 */
function number({ name, text, unit, sum }, context) {
  const { id, words, locked } = context;
  const write = (/** @type {boolean} */ soon) => (/** @type {any} */ event) => put(context, name, event.target.value, soon);
  return html(
    "div",
    { class: `form-plan-line${sum ? " form-plan-sum" : ""}`, "data-key": `line-of-${name}` },
    html(
      "span",
      {},
      html("label", { for: id(name) }, sum && html("span", { "aria-hidden": "true" }, "= "), text, sum && html("span", { class: "q-visually-hidden" }, " (", words.plan_sum, ")")),
      mark(context, name),
    ),
    html("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      class: "q-input form-cell",
      id: id(name),
      "data-key": `cell-${name}`,
      "aria-describedby": partNamed(context, name) ? id(`mark-${name}`) : null,
      readOnly: locked,
      value: written(context, name),
      oninput: write(false),
      onchange: write(true),
    }),
    html("span", { class: "form-unit" }, unit),
  );
}

/**
 * One of a list. An option takes no elements, so each language has a list of its own.
 * @param {Line} line
 * @param {FormContext} context
 */
function choice({ name, text, options = [] }, context) {
  const { id, locked, words } = context;
  const chosen = written(context, name);
  const list = (/** @type {"zh" | "en"} */ lang) =>
    html(
      "select",
      {
        class: `q-input q-chooser t-${lang}`,
        lang: lang === "zh" ? "zh-CN" : "en",
        "data-key": `cell-${name}-${lang}`,
        "aria-labelledby": id(name),
        disabled: locked,
        value: chosen,
        onchange: (event) => put(context, name, event.target.value, true),
      },
      html("option", { value: "" }, words.plan_choose[lang]),
      options.map((option) => html("option", { value: option.id }, option.text[lang])),
    );
  return html(
    "div",
    { class: "form-plan-line form-plan-choice", "data-key": `line-of-${name}` },
    html("span", {}, html("span", { id: id(name) }, text), mark(context, name)),
    html("span", { class: "form-plan-list" }, list("zh"), list("en")),
  );
}

/**
 * @param {Form} form
 * @param {FormContext} context
 */
function why(form, context) {
  const { id, locked } = context;
  const write = (/** @type {boolean} */ soon) => (/** @type {any} */ event) => put(context, "why", event.target.value, soon);
  return html(
    "div",
    { class: "form-plan-line form-plan-why", "data-key": "line-of-why" },
    html("label", { for: id("why") }, form.why.text),
    html("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: form.why.longest,
      class: "q-input",
      id: id("why"),
      "data-key": "cell-why",
      readOnly: locked,
      value: written(context, "why"),
      oninput: write(false),
      onchange: write(true),
    }),
  );
}
