// What people do on the page.

async function scan(text) {
  const shown = JSON.parse(rules.decide(session, text, now()));
  await act(shown, { code: text, registration: shown.registration });
}

async function tick(id) {
  await act(JSON.parse(rules.decide_on(session, id, now())), { registration: id });
}

async function act(shown, more) {
  let event = null;
  if (shown.key === "in") {
    try {
      event = await happened("in", more);
    } catch {
      shown = { ...shown, key: "not_kept" };
    }
  }
  showResult(shown, event);
  count();
  list();
}

async function undo(of) {
  try {
    await happened("undo", { of });
    showResult({ key: "undone" }, null);
  } catch {
    showResult({ key: "not_kept" }, null);
  }
  count();
  list();
}

async function walkIn(form) {
  const name = form.elements.name.value.trim();
  const unit = form.elements.unit.value.trim();
  part("walk-in-problem").hidden = Boolean(name && unit);
  if (!name || !unit) return form.elements[name ? "unit" : "name"].focus();
  try {
    const event = await happened("walk-in", { name, unit });
    form.reset();
    form.closest("details").open = false;
    showResult({ key: "in", name, unit }, event);
  } catch {
    showResult({ key: "not_kept", name, unit }, null);
  }
  count();
  list();
}

async function find() {
  const field = part("q");
  const text = field.value.trim();
  // A scanner with a cable types the code and Enter; what is no code is a name, and the list has it already.
  if (rules.is_code(text)) {
    field.value = "";
    await scan(text);
  }
  list();
  field.focus();
}
