// Runs before the first paint: a shared address with a choice must not flash the whole list.
if (location.hash.includes("=")) document.documentElement.classList.add("js-chosen")

// The policy of the page refuses every text that would become an element or a script. The one
// exception is the worker of the search, which is started by its address.
{
  const worker = new URL("search_worker.mjs", document.currentScript.src).href
  globalThis.trustedTypes?.createPolicy("default", {
    createScriptURL: (address) => (new URL(address, location.href).href === worker ? worker : null),
  })
}
