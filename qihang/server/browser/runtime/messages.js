// Jupyter's messages on a websocket, in the one form in which the server takes them.

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";

const NUMBER = 8; // bytes of a number; little-endian, and no message is so long that four are used

/** @typedef {{ type: string, content: any, buffers: DataView[] }} Message */

/**
 * A message as it is sent: how many offsets there are, the offsets, and between them channel,
 * header, parent header, metadata, content and buffers.
 * @param {object} header
 * @param {object} content
 * @param {(ArrayBuffer | ArrayBufferView)[]} buffers
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function packed(header, content, buffers) {
  const texts = ["shell", JSON.stringify(header), "{}", "{}", JSON.stringify(content)];
  const parts = [...texts.map((text) => new TextEncoder().encode(text)), ...buffers.map(bytesOf)];
  const offsets = [NUMBER * (parts.length + 2)];
  for (const [place, part] of parts.entries()) offsets.push(offsets[place] + part.byteLength);
  const whole = new Uint8Array(offsets[parts.length]);
  const numbers = new DataView(whole.buffer);
  for (const [place, number] of [offsets.length, ...offsets].entries()) numbers.setUint32(NUMBER * place, number, true);
  for (const [place, part] of parts.entries()) whole.set(part, offsets[place]);
  return whole;
}

/**
 * A message that came.
 * @param {ArrayBuffer} data
 * @returns {Message}
 */
export function unpacked(data) {
  const numbers = new DataView(data);
  const number = (/** @type {number} */ place) => numbers.getUint32(NUMBER * place, true);
  const part = (/** @type {number} */ place) => new DataView(data, number(place + 1), number(place + 2) - number(place + 1));
  const object = (/** @type {number} */ place) => JSON.parse(new TextDecoder().decode(part(place)));
  const [HEADER, CONTENT, BUFFERS] = [1, 4, 5];
  const buffers = Array.from({ length: number(0) - 1 - BUFFERS }, (_, place) => part(BUFFERS + place));
  return { type: object(HEADER).msg_type, content: object(CONTENT), buffers };
}

/** @param {ArrayBuffer | ArrayBufferView} buffer */
function bytesOf(buffer) {
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
