// Pictures that are made in Python.

import { svg } from "./dom.js";
import "./static/pictures.css";

/** @import { Attributes, Content, Translations } from "./dom.js" */

/**
 * A picture made in Python: a text in both languages, or a tag with attributes and what is in it.
 * @typedef {Translations | string | [string, Attributes, ...Tree[]]} Tree
 */

/**
 * @param {Tree} tree
 * @returns {Content}
 */
export function pictureTree(tree) {
  if (!Array.isArray(tree)) return tree;
  const [tag, attrs, ...children] = tree;
  return svg(tag, attrs, children.map(pictureTree));
}
