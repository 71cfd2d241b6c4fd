// What the classroom says of the class: asked by a lesson's page with its own question, by every
// other page with one of its own, and told to the page in one way.

/**
 * @typedef {{ kind: string, session: string, screen: string }} Place a screen of a page; the page as a whole without one
 * @typedef {{
 *   paused_at: string | null, target: Place | null, target_at: string | null, said: string | null, said_at: string | null,
 * }} Room what the class is asked for, each since when
 * @typedef {{ room: Room | null, called_at: string | null, answered_at: string | null }} Beside with since
 *   when the trainee has called, and when somebody said that they come
 */

/**
 * Tell the page what was answered; nothing of it stands for a sign-in that has ended.
 * @param {Partial<Beside>} answer
 * @param {number} asked when it was asked for, by `performance.now()`
 */
export function tellRoom({ room = null, called_at = null, answered_at = null }, asked) {
  document.dispatchEvent(new CustomEvent("qihang:room", { detail: { room, called_at, answered_at, asked } }));
}
