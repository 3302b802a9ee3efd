// Sends what waits and asks what is new: after each event, when the network or the page comes back, and every quarter of a minute.
// The page never waits for it.

const BATCH = 100;
const PATIENCE = 15000;
let failures = 0;
let timer;
let sending = false;
let again = false;
let isOver = false;

class Over extends Error {}

async function ask(address, options = {}) {
  const began = Date.now();
  const response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE), cache: "no-store" });
  // The device was withdrawn, or the check-in has ended.
  if (response.status === 410) throw new Over();
  const server = Number(response.headers.get("x-now"));
  // Whatever answers in its place (a hotel's page for signing in) doesn't tell our time.
  if (!server) throw new Error("not ours");
  offset = Math.round(server - (began + Date.now()) / 2);
  await keep("offset", offset).catch(() => {});
  return response;
}

async function post(sent, waiting) {
  const body = JSON.stringify({ waiting, events: sent });
  const headers = { "content-type": "application/json" };
  const response = await ask(desk.dataset.send, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return (await response.json()).answers;
}

async function sendAlone(event) {
  const [answer] = await post([event], 0);
  if (answer?.is !== "taken") throw new Error("not taken");
}

async function sendWaiting() {
  for (;;) {
    const waiting = (await events()).filter((row) => row.state === "waiting");
    showNet(waiting.length);
    if (waiting.length === 0) return;
    const batch = waiting.slice(0, BATCH);
    const answers = await post(batch.map((row) => row.event), waiting.length - batch.length);
    const by = new Map(answers.map((answer) => [answer.id, answer]));
    const changed = batch.filter((row) => by.has(row.id)).map((row) => {
      const { is, why } = by.get(row.id);
      return { ...row, state: is === "taken" ? "sent" : "refused", why, at: Date.now() };
    });
    if (changed.length === 0) throw new Error("nothing was answered");
    await changeEvents(changed);
    for (const answer of answers) showAnswer(answer);
    if (changed.some((row) => row.state === "refused")) await knowOwn();
  }
}

async function askWhatIsNew() {
  const began = Date.now();
  const response = await ask(desk.dataset.pack, { headers: about ? { "if-none-match": about.tag } : {} });
  if (response.status === 200) {
    const told = { ...(await response.json()), tag: response.headers.get("etag") };
    await keep("pack", await seal(told));
    know(told);
  } else if (response.status !== 304) {
    throw new Error(`answered ${response.status}`);
  }
  if (about.names !== (await kept("names-tag"))) await askNames();
  // What was sent before that is told of in it.
  const sent = (await events()).filter((row) => row.state === "sent" && row.at < began);
  if (sent.length) await dropEvents(sent.map((row) => row.id));
  await knowOwn();
  show();
}

async function askNames() {
  let names = [];
  if (about.names) {
    const response = await ask(desk.dataset.names);
    if (!response.ok) throw new Error(`answered ${response.status}`);
    names = await response.json();
  }
  rules.take_names(JSON.stringify(names));
  await (names.length ? keep("names", await seal(names)) : forget("names"));
  await keep("names-tag", about.names);
}

async function sync() {
  // What happened meanwhile is sent right after.
  again = sending;
  if (sending || isOver) return;
  sending = true;
  clearTimeout(timer);
  try {
    // Two tabs of one phone don't send the same at once.
    const once = async () => {
      await sendWaiting();
      await askWhatIsNew();
    };
    if (navigator.locks) await navigator.locks.request("diem-danh-gui", once);
    else await once();
    failures = 0;
  } catch (error) {
    if (error instanceof Over) return void (await end());
    failures += 1;
  } finally {
    sending = false;
    await showWaiting();
  }
  // Longer and longer while nothing answers; never all phones at one moment.
  const pause = failures ? Math.min(60000, 2000 * 2 ** failures) : again ? 0 : 15000;
  timer = setTimeout(sync, pause * (0.8 + Math.random() * 0.4));
}

let soon;

function sendSoon() {
  showWaiting();
  clearTimeout(soon);
  soon = setTimeout(sync, 150);
}

// Nobody is checked in by this phone any more. What waits was sent before that was asked; where even that is refused, the phone is none
// that the program knows, and goes on with what it has once it joins again.
async function end() {
  isOver = true;
  await forgetList();
  rules.take_names("[]");
  stopCamera();
  showOver((await events()).filter((row) => row.state === "waiting").length);
}
