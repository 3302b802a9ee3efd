// What the phone keeps: events until they are sent, and of the activity what it takes to go on without a network. All of it is
// encrypted by a key that no script can read out, and is forgotten when the check-in ends.

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("diem-danh", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("kept");
      asked.result.createObjectStore("events", { keyPath: "id" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// Writes, and is done when it lies on the disk: what a phone showed as taken survives that its battery dies in that second.
async function write(store, change) {
  const transaction = (await database()).transaction(store, "readwrite", { durability: "strict" });
  const over = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  change(transaction.objectStore(store));
  await over;
}

async function read(store, ask) {
  const transaction = (await database()).transaction(store, "readonly");
  return answered(ask(transaction.objectStore(store)));
}

const kept = (name) => read("kept", (store) => store.get(name));
const keep = (name, value) => write("kept", (store) => store.put(value, name));
const forget = (name) => write("kept", (store) => store.delete(name));

let sealing;

function sealKey() {
  sealing ??= (async () => {
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const transaction = (await database()).transaction("kept", "readwrite");
    const store = transaction.objectStore("kept");
    // Another tab may have been first.
    const found = await answered(store.get("key"));
    if (found) return found;
    await answered(store.add(made, "key"));
    return made;
  })();
  return sealing;
}

async function seal(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealKey(), text) };
}

async function unseal({ iv, data }) {
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await sealKey(), data);
  return JSON.parse(new TextDecoder().decode(text));
}

// An event is `waiting` until the program answered; then `sent`, until what the phone keeps tells of it; or `refused`, with why.
async function keepEvent(event) {
  const sealed = await seal(event);
  await write("events", (store) => store.put({ id: event.id, order: event.order, state: "waiting", sealed }));
}

async function events() {
  const rows = await read("events", (store) => store.getAll());
  rows.sort((a, b) => a.order - b.order);
  return Promise.all(rows.map(async (row) => ({ ...row, event: await unseal(row.sealed) })));
}

const changeEvents = (rows) =>
  write("events", (store) => {
    for (const { event, ...row } of rows) store.put(row);
  });

const dropEvents = (ids) =>
  write("events", (store) => {
    for (const id of ids) store.delete(id);
  });
