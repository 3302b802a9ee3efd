// A result is heard and felt as well as seen: people look at each other, not at the phone.

const SOUNDS = { ok: [[988, 0.12]], warn: [[523, 0.12], [523, 0.12]], bad: [[220, 0.35]], wait: [[330, 0.2]] };
const TREMORS = { ok: [60], warn: [60, 80, 60], bad: [300], wait: [150] };
let audio;

// Browsers make a sound only after somebody touched the page.
addEventListener("pointerdown", () => (audio ??= window.AudioContext && new AudioContext()), { once: true });

function signal(tone) {
  navigator.vibrate?.(TREMORS[tone] ?? []);
  if (!audio) return;
  let at = audio.currentTime;
  for (const [pitch, length] of SOUNDS[tone] ?? []) {
    const sound = audio.createOscillator();
    const volume = audio.createGain();
    sound.frequency.value = pitch;
    volume.gain.setValueAtTime(0.3, at);
    volume.gain.exponentialRampToValueAtTime(0.01, at + length);
    sound.connect(volume).connect(audio.destination);
    sound.start(at);
    sound.stop(at + length);
    at += length + 0.06;
  }
}

// The screen stays on while people come.
let awake;

async function stayAwake() {
  if (!navigator.wakeLock || document.visibilityState !== "visible") return;
  try {
    awake = await navigator.wakeLock.request("screen");
  } catch {
    awake = null;
  }
}
