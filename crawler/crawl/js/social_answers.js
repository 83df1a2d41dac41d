// Asks each address once; each as it was asked for, and why no answer came ("" where one did).
(([urls, ms]) => Promise.all(urls.map(async (url) => {
  const options = {mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(ms)};
  const asked = URL.canParse(url) ? new URL(url).href : url;
  try { await fetch(url, options); return [asked, ""]; } catch (error) { return [asked, String(error)]; }
})))
