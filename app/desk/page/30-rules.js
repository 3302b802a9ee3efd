// What the rules know: the list, who is in, the names, and what this phone did.

let rules;
let about = null;
let session = 0;

async function startRules() {
  const wasm = await import(desk.dataset.rules);
  await wasm.default({ module_or_path: desk.dataset.wasm });
  rules = new wasm.Desk();
  // For the test that decides the golden cases in the browser.
  desk.golden = wasm.golden;
}

// Takes in what was kept of the activity. False: nothing was, or its check-in has ended meanwhile.
async function knowWhatIsKept() {
  const pack = await kept("pack");
  if (!pack) return false;
  offset = (await kept("offset")) ?? null;
  const told = await unseal(pack);
  if (told.ends < now()) {
    await forgetList();
    return false;
  }
  know(told);
  const names = await kept("names");
  rules.take_names(JSON.stringify(names ? await unseal(names) : []));
  await knowOwn();
  return true;
}

function know(told) {
  about = told;
  rules.take_pack(told.device, JSON.stringify(told.pack));
}

// At the end nobody's name stays on the phone, whether there is a network or not. What it has yet to send stays.
async function forgetList() {
  await Promise.all(["pack", "names", "names-tag"].map(forget));
}

// As the rules read it: by a clock that is set right.
const asOwn = (event) => ({ ...event, at: event.at + (event.offset ?? 0) });

async function knowOwn() {
  const own = (await events()).filter((row) => row.state !== "refused").map((row) => asOwn(row.event));
  rules.take_own(JSON.stringify(own));
}

// Something happened on this phone: it is written down first, and shown then.
let order = Date.now();

async function happened(kind, more) {
  order += 1;
  const event = { id: fresh(), order, session, kind, at: Date.now(), offset, ...more };
  try {
    await keepEvent(event);
  } catch (error) {
    // The phone's memory is full: what can be sent at once is taken all the same, and nothing else is said to be.
    await sendAlone(event);
  }
  rules.add_own(JSON.stringify(asOwn(event)));
  sendSoon();
  return event;
}
