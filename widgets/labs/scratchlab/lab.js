import { button, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { morph } from "../../core/morph.js";
import { makeIds, makeSender, request, viewOf } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Listener } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {number[]} Square row and column */
/** @typedef {View & { rows: string[], scratched: string[], quiet: number, levels: Option[] }} Label */

const INSET = 0.15; // a damaged square is smaller, so that not its colour alone tells it

// What a pointer or the keyboard is painting now, shown before Python has answered.
class Stroke {
  /** @param {Sender} send */
  constructor(send) {
    this.send = send;
    this.number = 0;
    this.heard = false;
    this.on = false;
    /** @type {Map<string, Square> | null} */
    this.squares = null;
  }

  /** @param {boolean} on */
  begin(on) {
    // Later than any stroke of an earlier page on the same kernel.
    this.number = Math.max(this.number + 1, Math.floor(performance.now()));
    this.on = on;
    this.heard = false;
    this.squares = new Map();
  }

  /** @param {Square} square */
  add([row, column]) {
    const name = `${row},${column}`;
    if (!this.squares || this.squares.has(name)) return;
    this.squares.set(name, [row, column]);
    this.send("paint", { stroke: this.number, cells: [...this.squares.values()], on: this.on });
  }

  /**
   * Python's own view holds the stroke once it was heard; after that something else happened.
   * @param {View} view
   */
  listen(view) {
    if (view.stroke === this.number) this.heard = true;
    else if (this.heard) this.squares = null;
  }

  /**
   * @param {Label} view
   * @param {number} row
   * @param {number} column
   */
  scratched(view, row, column) {
    return this.squares?.has(`${row},${column}`) ? this.on : view.scratched[row][column] === "1";
  }
}

/**
 * The square under the pointer, or null beside the code.
 * @param {any} event
 * @param {Label} view
 */
function squareAt(event, { rows, quiet }) {
  const box = event.currentTarget.getBoundingClientRect();
  const side = rows.length;
  const all = side + 2 * quiet;
  const column = Math.floor(((event.clientX - box.left) / box.width) * all) - quiet;
  const row = Math.floor(((event.clientY - box.top) / box.height) * all) - quiet;
  return row >= 0 && column >= 0 && row < side && column < side ? [row, column] : null;
}

/** @type {Record<string, (square: Square, last: number) => Square>} */
const MOVES = {
  ArrowUp: ([row, column]) => [row - 1, column],
  ArrowDown: ([row, column]) => [row + 1, column],
  ArrowLeft: ([row, column]) => [row, column - 1],
  ArrowRight: ([row, column]) => [row, column + 1],
  Home: ([row]) => [row, 0],
  End: ([row], last) => [row, last],
};

/**
 * @param {string} key
 * @param {Square} square
 * @param {number} side
 */
function moved(key, square, side) {
  return MOVES[key](square, side - 1).map((place) => Math.min(side - 1, Math.max(0, place)));
}

/**
 * @param {Label} view
 * @param {Square} square
 * @param {boolean} scratched
 */
function squareName(view, [row, column], scratched) {
  const { words } = view;
  const name = (/** @type {"zh" | "en"} */ lang) =>
    `${words.row[lang]} ${row + 1}, ${words.column[lang]} ${column + 1}, ${(scratched ? words.damaged : words.whole)[lang]}`;
  return { zh: name("zh"), en: name("en") };
}

/**
 * @param {Label} view
 * @param {Ids} id
 * @param {Stroke} stroke
 * @param {number} row
 * @param {number} column
 * @param {boolean} active
 */
function square(view, id, stroke, row, column, active) {
  const scratched = stroke.scratched(view, row, column);
  const kind = scratched ? "scratch-hurt" : view.rows[row][column] === "1" ? "code-ink" : "scratch-light";
  const inset = scratched ? INSET : 0;
  return svg("rect", {
    role: "gridcell",
    id: id(`${row}-${column}`),
    class: kind,
    x: column + inset,
    y: row + inset,
    width: 1 - 2 * inset,
    height: 1 - 2 * inset,
    "aria-selected": String(scratched),
    label: active ? squareName(view, [row, column], scratched) : undefined,
  });
}

/**
 * @param {Label} view
 * @param {Ids} id
 * @param {Stroke} stroke
 * @param {Square} cursor
 * @param {Record<string, Listener>} hand
 */
function grid(view, id, stroke, cursor, hand) {
  const { quiet } = view;
  const side = view.rows.length;
  const all = side + 2 * quiet;
  const [activeRow, activeColumn] = cursor;
  const places = [...Array(side).keys()];
  return html(
    "div",
    {
      class: "scratch-grid",
      role: "grid",
      tabindex: "0",
      label: view.words.grid,
      "aria-multiselectable": "true",
      "aria-activedescendant": id(`${activeRow}-${activeColumn}`),
      "data-key": "grid",
      "data-row": activeRow,
      "data-column": activeColumn,
      onkeydown: hand.key,
    },
    svg(
      "svg",
      {
        viewBox: `${-quiet} ${-quiet} ${all} ${all}`,
        role: "none",
        "shape-rendering": "crispEdges",
        "data-key": "picture",
        onpointerdown: hand.down,
        onpointermove: hand.move,
        onpointerup: hand.up,
        onpointercancel: hand.up,
      },
      svg("rect", { class: "code-ground", role: "none", x: -quiet, y: -quiet, width: all, height: all }),
      places.map((row) =>
        svg("g", { role: "row" }, places.map((column) =>
          square(view, id, stroke, row, column, row === activeRow && column === activeColumn),
        )),
      ),
      svg("rect", { class: "scratch-cursor", role: "none", x: activeColumn, y: activeRow, width: 1, height: 1 }),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const stroke = new Stroke(send);
    let cursor = [12, 12];
    let painting = false;
    const seen = () => /** @type {Label} */ (viewOf(model));
    const redraw = () => morph(el, () => draw(seen()));
    const isScratched = (/** @type {Square} */ [row, column]) => stroke.scratched(seen(), row, column);
    const begin = (/** @type {Square} */ place) => {
      const on = !isScratched(place);
      stroke.begin(on);
      stroke.add(place);
    };
    /** @type {Record<string, Listener>} */
    const hand = {
      key: (event) => {
        if (event.key in MOVES) cursor = moved(event.key, cursor, seen().rows.length);
        else if (event.key !== " ") return;
        else if (!event.repeat) begin(cursor);
        event.preventDefault();
        redraw();
      },
      down: (event) => {
        const place = squareAt(event, seen());
        if (!place || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        painting = true;
        cursor = place;
        begin(place);
        redraw();
      },
      move: (event) => {
        const place = painting && squareAt(event, seen());
        if (!place) return;
        cursor = place;
        stroke.add(place);
        redraw();
      },
      up: () => {
        painting = false;
      },
    };
    const draw = (/** @type {Label} */ view) => {
      stroke.listen(view);
      const { words } = view;
      return labScreen(model, view, id, {
        hand: [
          radios(id, "level", words.level, view.levels, view.level, (level) => request(model, "level", { level })),
          html(
            "div",
            { class: "scratch-tools" },
            button(words.scratch, "scratch", () => request(model, "scratch"), { off: !view.can_scratch, main: true }),
            button(words.cover, "cover", () => request(model, "cover"), { off: !view.can_cover }),
          ),
          html("p", { class: "q-help" }, words.hint),
          againButton(model, view),
        ],
        picture: grid(view, id, stroke, cursor, hand),
      });
    };
    const hide = mountLab(model, el, draw, ["level"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
