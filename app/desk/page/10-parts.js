// The page of a phone that checks people in. It is drawn by the program once and kept (worker.js); what a scan comes to is decided by the
// rules in the wasm beside it (app/desk/src), on the phone alone. This file: the parts of the page, and small tools.

const desk = document.querySelector("#desk");
const words = JSON.parse(desk.dataset.words);
const part = (name) => desk.querySelector(`[data-part="${name}"]`);

// A sentence with what it speaks of: {n}, {name}.
const say = (sentence, values = {}) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// 128 random bits, which no two phones ever share.
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// What is to be added to this phone's clock, as it was when the program was last heard of; null: never yet.
let offset = null;
const now = () => Date.now() + (offset ?? 0);

// Fills the places of a template in, in its texts alone: nothing of it is ever read as markup.
function filled(template, values) {
  const copy = template.content.cloneNode(true);
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = say(texts.currentNode.data, values);
  return copy;
}
