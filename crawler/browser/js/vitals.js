// Figures that the browser measured since the visit began: fields of crawler/record/page.py's Vitals.
(() => new Promise((done) => {
  const out = { largest_contentful_paint: null, layout_shift: 0 };
  const watch = (type, take) => {
    try { new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true }); } catch (error) {}
  };
  const visit = performance.getEntriesByType("navigation")[0];
  // What is painted long after the page loaded is a pop-up or a lazy part that our scroll woke, not the page's main content.
  const late = visit && visit.loadEventEnd ? visit.loadEventEnd + 2500 : Infinity;
  watch("largest-contentful-paint", (entry) => { if (entry.startTime <= late) out.largest_contentful_paint = entry.startTime; });
  // Cumulative layout shift (web.dev/articles/cls): the largest run of shifts less than 1 s apart, of 5 s at most.
  let first = 0, last = -Infinity, sum = 0;
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    if (entry.startTime - last >= 1000 || entry.startTime - first >= 5000) { first = entry.startTime; sum = 0; }
    last = entry.startTime;
    sum += entry.value;
    out.layout_shift = Math.max(out.layout_shift, sum);
  });
  if (visit) {
    out.ttfb = visit.responseStart;
    out.dom_content_loaded = visit.domContentLoadedEventEnd || null;
    out.load = visit.loadEventEnd || null;
  }
  setTimeout(() => done(out), 30);
}))
