/** The report's one style sheet: light and dark pages, wide and narrow screens, and paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --ink: #1c1c1c; --faint: #5c5c5c; --line: #d9d9d6; --card: #fff;
  --accent: #00578a; --mark: #8a3d00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181b; --ink: #e6e6e4; --faint: #a5a5a2; --line: #3a3d42; --card: #1f2226;
    --accent: #7cc0ee; --mark: #f0a875;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--page);
  color: var(--ink); font: 16px/1.55 system-ui, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
time { white-space: nowrap; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p, ul, dl { max-width: 46rem; }
.made { color: var(--faint); margin: 0 0 1.5rem; }
.finding { margin: .9rem 0; }
.finding strong.run { color: var(--accent); }
.caution { color: var(--mark); }
figure { margin: 1.5rem 0 2.25rem; }
figure .paper {
  background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 12px 10px 6px;
}
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figure .narrow { display: none; }
figcaption { font-size: .9rem; color: var(--faint); margin-top: .6rem; max-width: 46rem; }
figcaption b { color: var(--ink); }
.scroll { overflow-x: auto; margin-bottom: 1.5rem; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding-bottom: .4rem; }
th, td { padding: .28rem .8rem .28rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; }
tbody th { font-weight: 400; }
thead th { border-bottom: 1px solid var(--ink); }
tbody td, tbody th { border-bottom: 1px solid var(--line); }
td { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; font-size: .9rem; }
dt { color: var(--faint); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code, pre { font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
pre {
  background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem;
  overflow-x: auto;
}
summary { cursor: pointer; color: var(--accent); }
details { margin: 1rem 0; }
@media (max-width: 640px) {
  body { padding: 1.25rem .9rem 3rem; }
  h1 { font-size: 1.4rem; }
  figure .wide { display: none; }
  figure .narrow { display: block; }
  figure .paper { padding: 8px 0 4px; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .45rem; }
  table { font-size: .8rem; }
  th, td { padding-right: .6rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; background: #fff; color: #000; }
  figure, table { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
