// What tsc cannot find in the modules themselves: what the build (deploy/assets.js) gives
// them, and what they keep on the page.

declare module "*.css";

interface Window {
  /** How many drawings there have been on this page, whichever script made them. */
  qihangDrawings?: number;
}

declare module "qihang:forms" {
  export const forms: Record<string, (form: any, context: any) => import("./dom.js").Drawn>;
}
