// No script hears that the page is left: beacons sent then slip past interception.
(() => {
  const deaf = (event) => event.stopImmediatePropagation();
  for (const name of ["pagehide", "unload", "beforeunload", "freeze"]) addEventListener(name, deaf, true);
  addEventListener("visibilitychange", deaf, true);
})
