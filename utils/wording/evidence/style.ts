/** How an evidence file looks, on a screen in either theme and on paper. It loads nothing. */
export const STYLE = `
:root { color-scheme: light dark; }
body {
  margin: 0;
  padding: 24px;
  background: light-dark(#fff, #16161b);
  color: light-dark(#14161c, #fbfbff);
  font: 15px/1.5 system-ui, sans-serif;
}
main { max-width: 860px; margin: 0 auto; }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3; }
h2 { margin: 28px 0 8px; font-size: 16px; }
.verdict { margin: 0 0 4px; font-size: 18px; font-weight: 600; }
p { margin: 4px 0; }
ul { margin: 0; padding-inline-start: 20px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid #8884; text-align: start; vertical-align: top; }
td { min-width: 11ch; }
code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
td code { white-space: nowrap; }
bdi { overflow-wrap: anywhere; }
.note { margin-top: 28px; color: light-dark(#636b7b, #a0a0a8); }
@media print { .wide { overflow: visible; } }
`;
