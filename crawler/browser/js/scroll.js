// Scrolls to the end, in at most `steps` steps, and back; gives the steps that were made.
(async (steps) => {
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const end = () => Math.max(document.documentElement.scrollHeight, document.body ? document.body.scrollHeight : 0);
  const page = window.innerHeight * 0.9;
  let n = 0;
  for (; n < steps && (n + 1) * page < end(); n++) {
    window.scrollTo({ top: (n + 1) * page, behavior: "instant" });
    await sleep(60);
  }
  window.scrollTo({ top: end(), behavior: "instant" });
  await sleep(120);
  window.scrollTo({ top: 0, behavior: "instant" });
  return n;
})
