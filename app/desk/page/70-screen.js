// What is seen: the counter, the net in words, the result, the list.

const ROWS = 60;
const FLASH = 1000;
let flash;

function show() {
  if (!about) return;
  [part("loading").hidden, part("no-network").hidden] = [true, true];
  part("title").textContent = about.title;
  part("device").textContent = about.device;
  const chooser = part("session");
  const here = about.sessions.map((one) => `${one.id} ${one.words}`).join("\n");
  if (chooser.dataset.shows !== here) {
    chooser.replaceChildren(...about.sessions.map((one) => new Option(one.words, one.id)));
    chooser.dataset.shows = here;
  }
  if (!about.sessions.some((one) => one.id === session)) session = rules.session_at(now());
  chooser.value = session;
  chooser.disabled = about.sessions.length < 2;
  part("no-sessions").hidden = about.sessions.length > 0;
  part("work").hidden = about.sessions.length === 0;
  part("waits-for-names").hidden = Boolean(about.names);
  count();
  list();
}

function count() {
  const counted = rules.count(session);
  part("count").textContent = counted;
  document.title = `${counted}: ${about.title}`;
}

function list() {
  const { total, rows } = JSON.parse(rules.search(session, part("q").value, ROWS));
  part("found").textContent = say(words.found, { n: total });
  part("more").hidden = total <= rows.length;
  part("nobody").hidden = total > 0 || !about.names;
  part("list").replaceChildren(...rows.map(row));
}

function row({ id, name, unit, in: isIn, event }) {
  const copy = filled(part(isIn ? "row-in" : "row"), { name, unit });
  const button = copy.querySelector("button");
  if (button && isIn) button.hidden = !event;
  if (button) button.onclick = () => (isIn ? undo(event) : tick(id));
  return copy;
}

// Shows what a scan came to: for a second over all of the screen, then above the field.
function showResult(shown, event) {
  const result = part("result");
  const template = desk.querySelector(`template[data-result="${shown.key}"]`) ?? part("result-unreadable");
  result.replaceChildren(filled(template, { ...shown, name: shown.name || words.nameless }));
  result.dataset.event = event?.id ?? "";
  result.hidden = false;
  const undoing = result.querySelector("[data-undo]");
  if (undoing) undoing.onclick = () => undo(event.id);
  const guest = result.querySelector("[data-guest]");
  if (guest) guest.onclick = openWalkIn;
  result.classList.add("scan-flash");
  clearTimeout(flash);
  flash = setTimeout(() => result.classList.remove("scan-flash"), FLASH);
  signal(template.dataset.tone);
  performance.mark("shown", { detail: shown.key });
}

// The program knows the name of whom it took where the phone does not, and may refuse what the phone could not know.
function showAnswer({ id, is, why, name, unit }) {
  const result = part("result");
  if (result.dataset.event !== id) return;
  if (is === "refused") showResult({ key: why }, null);
  else if (name) {
    const [named, of] = [result.querySelector(".scan-name"), result.querySelector(".scan-unit")];
    if (named?.textContent === words.nameless) [named.textContent, of.textContent] = [name, unit];
  }
}

function openWalkIn() {
  const block = part("walk-in").closest("details");
  block.open = true;
  part("result").classList.remove("scan-flash");
  block.scrollIntoView({ block: "center" });
  part("walk-in").elements.name.focus({ preventScroll: true });
}

async function showWaiting() {
  const rows = await events().catch(() => []);
  showNet(rows.filter((row) => row.state === "waiting").length);
  const refused = rows.filter((row) => row.state === "refused").length;
  part("refused").hidden = refused === 0;
  part("refused").textContent = say(words.refused, { n: refused });
}

function showNet(waiting) {
  const isAway = failures > 0 || !navigator.onLine;
  const sentence = isAway ? (waiting ? words.away_waiting : words.away) : waiting ? words.sending : words.all_sent;
  const net = part("net");
  const told = say(sentence, { n: waiting });
  if (net.textContent !== told) net.textContent = told;
  net.dataset.net = isAway ? "away" : waiting ? "sending" : "sent";
}

function showOver(unsent) {
  part("work").hidden = true;
  part("list").replaceChildren();
  part("over").hidden = false;
  part("over-unsent").hidden = unsent === 0;
  part("over-unsent").textContent = say(words.over_unsent, { n: unsent });
}
