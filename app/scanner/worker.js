// Reads QR codes beside the page, so that the picture goes on moving. The first message says where the wasm is; each further one is a
// picture, and is answered with its text, or null.

let ready;

self.onmessage = async ({ data }) => {
  if (data.js) {
    ready = import(data.js).then(async (scanner) => {
      await scanner.default({ module_or_path: data.wasm });
      return scanner;
    });
    await ready.then(
      () => self.postMessage({ ready: true }),
      (error) => self.postMessage({ failed: String(error) }),
    );
    return;
  }
  const scanner = await ready;
  const { pixels, width, height } = data;
  self.postMessage({ text: scanner.read(new Uint8Array(pixels), width, height) ?? null });
};
