// The camera: the browser's own reader of codes where it has one, else ours, in a worker that is fetched only then.

const EVERY = 100;
// The same code before the camera is one scan, as long as it is held there and a moment longer.
const SAME = 3000;
const SIDE = 640;
let stream;
let reader;
let last = { text: "", at: 0 };

async function browsersReader() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!formats.includes("qr_code")) return null;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function ownReader() {
  const { scanner, scannerJs, scannerWasm } = desk.dataset;
  const worker = new Worker(scanner, { type: "module" });
  const answer = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error("the scanner did not start"));
    });
  const started = answer();
  worker.postMessage({ js: scannerJs, wasm: scannerWasm });
  const { failed } = await started;
  if (failed) throw new Error(failed);
  const canvas = document.createElement("canvas");
  const paint = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    // The middle of the picture, where people hold the code, in as many points as it takes.
    const side = Math.min(video.videoWidth, video.videoHeight);
    const size = Math.min(side, SIDE);
    [canvas.width, canvas.height] = [size, size];
    const [x, y] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
    paint.drawImage(video, x, y, side, side, 0, 0, size, size);
    const { data } = paint.getImageData(0, 0, size, size);
    const read = answer();
    worker.postMessage({ pixels: data.buffer, width: size, height: size }, [data.buffer]);
    return (await read).text;
  };
}

async function openCamera() {
  part("camera-failed").hidden = true;
  forgetSeen();
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    reader ??= (await browsersReader()) ?? (await ownReader());
  } catch (error) {
    stopCamera();
    part("camera-failed").hidden = false;
    part("camera-failed").textContent = error.name === "NotAllowedError" ? words.camera_refused : words.camera_failed;
    return;
  }
  const video = part("video");
  video.srcObject = stream;
  await video.play();
  [part("camera").hidden, part("open-camera").hidden] = [false, true];
  const torch = stream.getVideoTracks()[0].getCapabilities?.().torch;
  part("torch").hidden = !torch;
  look(video, stream);
}

async function look(video, of) {
  while (stream === of) {
    const began = performance.now();
    const text = video.readyState >= 2 ? await reader(video).catch(() => null) : null;
    if (text && stream === of) await seen(text);
    await new Promise((resolve) => setTimeout(resolve, Math.max(10, EVERY - (performance.now() - began))));
  }
}

async function seen(text) {
  const at = performance.now();
  const isSame = text === last.text && at - last.at < SAME;
  last = { text, at };
  if (!isSame) await scan(text);
}

function forgetSeen() {
  last = { text: "", at: 0 };
}

function stopCamera() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  [part("camera").hidden, part("open-camera").hidden] = [true, false];
}

let isLit = false;

async function light() {
  isLit = !isLit;
  await stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: isLit }] }).catch(() => {});
}
