// Starts the page: from what is kept, so that it stands whether there is a network or not, then from what is new.

async function start() {
  await startRules();
  const isKnown = await knowWhatIsKept().catch(() => false);
  if (isKnown) show();
  await sync();
  part("loading").hidden = true;
  part("no-network").hidden = Boolean(about) || isOver;
  navigator.storage?.persist?.();
  // Kept from now on: the next time it opens without a network.
  if ("serviceWorker" in navigator) await navigator.serviceWorker.register(desk.dataset.worker);
  document.documentElement.dataset.ready = "true";
}

part("session").onchange = ({ target }) => {
  session = Number(target.value);
  // Whoever is held before the camera is scanned for this one, too.
  forgetSeen();
  show();
};
part("find").onsubmit = (event) => {
  event.preventDefault();
  find();
};
part("q").oninput = list;
part("walk-in").onsubmit = (event) => {
  event.preventDefault();
  walkIn(event.target);
};
part("open-camera").onclick = openCamera;
part("close-camera").onclick = stopCamera;
part("torch").onclick = light;

addEventListener("online", sync);
addEventListener("offline", showWaiting);
document.addEventListener("visibilitychange", () => {
  // A phone in a pocket films nothing, and some stop the picture for good.
  if (document.visibilityState === "hidden") return stopCamera();
  stayAwake();
  sync();
});
// A scanner with a cable works wherever one last touched.
addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
  const isTyped = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  if (isTyped && document.activeElement === document.body) part("q").focus();
});

stayAwake();
if (matchMedia("(pointer: fine)").matches) part("q").focus();
start();
