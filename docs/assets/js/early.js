// Runs before the first paint: a shared address with a choice must not flash the whole list.
if (location.hash.includes("=")) document.documentElement.classList.add("js-chosen")
