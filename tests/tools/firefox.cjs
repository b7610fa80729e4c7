// Playwright starts every window with a command on colours that Firefox 153 does not know; without
// that command it can use a Firefox as it comes. Loaded before Playwright by tests/firefox.py.
const { readFileSync } = require("node:fs")
const { Module } = require("node:module")
const usual = Module._extensions[".js"]
Module._extensions[".js"] = (module, path) => {
  if (!path.endsWith("coreBundle.js")) return usual(module, path)
  const text = readFileSync(path, "utf8")
  module._compile(text.replaceAll('"emulation.setMediaFeaturesOverride"', '"session.status"'), path)
}
