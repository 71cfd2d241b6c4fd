// Builds what browsers get, from the modules in widgets/ and the browser/ folders of qihang/:
//   node deploy/assets.js [FOLDER]
// With a FOLDER the files go there instead of into the repository; a test compares them.
//
// Widgets and kinds of answers are found by looking into their folders. Nothing is minified:
// an officer can read every file that is sent, and a fault is found where it is.

import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WIDGETS = join(ROOT, "widgets");
const TARGET = process.argv[2] ?? ROOT;

const SHARED = {
  absWorkingDir: ROOT,
  bundle: true,
  charset: "utf8",
  logLevel: "warning",
  external: ["fonts/*"],
};

/** The scripts of widgets by their names: laboratories, and what of an exercise is drawn by itself. */
function widgetScripts() {
  const labs = globSync("labs/*/lab.js", { cwd: WIDGETS }).map((at) => [basename(dirname(at)), at]);
  const exercise = globSync("exercise/*.js", { cwd: WIDGETS })
    .filter((at) => /^export default /m.test(readFileSync(join(WIDGETS, at), "utf8")))
    .map((at) => [basename(at, ".js"), at]);
  return [...labs, ...exercise].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A module `qihang:forms` that holds the form of every folder of kinds by its name. */
const forms = {
  name: "forms",
  setup(made) {
    made.onResolve({ filter: /^qihang:forms$/ }, () => ({ path: "forms", namespace: "qihang" }));
    made.onLoad({ filter: /^forms$/, namespace: "qihang" }, () => {
      const kinds = globSync("exercise/kinds/*/form.js", { cwd: WIDGETS }).sort();
      const names = kinds.map((at) => basename(dirname(at)));
      const lines = kinds.map((at, place) => `import ${names[place]} from "./${at}";`);
      return { contents: `${lines.join("\n")}\nexport const forms = { ${names.join(", ")} };\n`, resolveDir: WIDGETS };
    });
  },
};

/** One module and one style sheet a widget, complete in themselves, for a plain Voilà and JupyterLab. */
async function buildEach(scripts) {
  await build({
    ...SHARED,
    entryPoints: scripts.map(([name, at]) => ({ in: join("widgets", at), out: name })),
    outdir: join(TARGET, "widgets", "dist"),
    format: "esm",
    plugins: [forms],
  });
}

/** All widgets in one module and one style sheet, for a page of the classroom. */
async function buildAll(scripts) {
  const imports = scripts.map(([name, at]) => `import ${name} from "./${at}";`);
  const names = scripts.map(([name]) => name);
  await build({
    ...SHARED,
    stdin: {
      contents: `${imports.join("\n")}\nexport const widgets = { ${names.join(", ")} };\n`,
      resolveDir: WIDGETS,
      sourcefile: "widgets.js",
    },
    outfile: join(TARGET, "widgets", "dist", "widgets.js"),
    format: "esm",
    plugins: [forms],
  });
}

/** The scripts and style sheets of pages that a server of ours draws: each file in its `browser`; `parts` are what they import. */
async function buildPages(room) {
  await build({
    ...SHARED,
    entryPoints: globSync(`qihang/${room}/browser/*.{js,css}`, { cwd: ROOT }).sort(),
    outdir: join(TARGET, "qihang", room, "static"),
    format: "iife",
    plugins: [forms],
  });
}

const dist = join(TARGET, "widgets", "dist");
if (existsSync(dist)) rmSync(dist, { recursive: true });
const scripts = widgetScripts();
await buildEach(scripts);
await buildAll(scripts);
for (const room of ["server", "desk"]) await buildPages(room);
