// Whether single keys (letters, + and −) do something. The browser keeps it: whoever cannot use
// them, as a computer that is spoken to takes a word for keys, switches them off once.

const KEPT = "qihang:show:keys";

let isOn = read();

function read() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

export const areOn = () => isOn;

export function turnOnOrOff() {
  isOn = !isOn;
  try {
    localStorage.setItem(KEPT, isOn ? "on" : "off");
  } catch {
    // a browser without room for it: it lasts as long as the page
  }
}
