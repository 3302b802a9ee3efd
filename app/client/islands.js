// Starts the islands of a page. Modelled on leptos 0.8.23, src/hydration/island_script.js: read that file again
// when leptos is updated (`cargo x check` compares the version). Unlike it, this is an external module, so that the
// page needs no inline script; a missing island is an error; and the page is marked when all are awake.
//
//   <script type="module" src="/assets/islands-….js" data-js="/assets/client-….js" data-wasm="/assets/client-…_bg.wasm">

const { js, wasm } = document.querySelector("script[data-js][data-wasm]").dataset;

// What a parent island wants done before an island among its children wakes, innermost last.
const parents = [];

async function wake(element, island) {
  if (!island) {
    console.error(`No such island in the wasm: ${element.dataset.component}`);
    return;
  }
  try {
    parents.at(-1)?.();
    await island(element);
  } catch (error) {
    console.error(`The island ${element.dataset.component} did not start`, error);
  }
}

async function walk(node, exports) {
  const tag = node.localName;
  if (tag === "leptos-island") await wake(node, exports[node.dataset.component]);
  if (tag === "leptos-children") parents.push(node.$$on_hydrate);
  for (const child of node.children) await walk(child, exports);
  if (tag === "leptos-children") parents.pop();
}

const exports = await import(js);
await exports.default({ module_or_path: wasm });
exports.hydrate();
await walk(document.body, exports);
document.documentElement.dataset.hydrated = "true";
