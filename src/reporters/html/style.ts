/** Without fonts, pictures or scripts from elsewhere; colours have a contrast of 4.5 to 1 or more in light and in dark. */
export const style = `
:root { color-scheme: light dark; --text: #0b0c0c; --back: #fff; --dim: #505a5f; --line: #b1b4b6; --link: #144e81;
  --error: #fbdfdb; --warning: #fff3c4; --info: #dceefb; --alarm: #a12a18; }
@media (prefers-color-scheme: dark) { :root { --text: #f1f1f1; --back: #16181a; --dim: #b5bdc2; --line: #565b5f;
  --link: #9ccbf4; --error: #5c211a; --warning: #4d4212; --info: #17405e; --alarm: #ff9d8d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 50rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text);
  background: var(--back); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.3rem; }
h3 { display: inline; margin: 0; font-size: 1.05rem; }
a { color: var(--link); } a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .9rem; overflow-wrap: normal; } caption { text-align: left; font-weight: bold; }
th, td { padding: .35rem .5rem .35rem 0; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child { text-align: left; }
details, .trouble { border-top: 1px solid var(--line); } summary { padding: .75rem 0; cursor: pointer; }
.dim { color: var(--dim); font-size: .9rem; margin: .25rem 0; }
.line { margin: 1.25rem 0 0; } .text { margin: 0; white-space: pre-wrap; }
mark { color: inherit; padding: .05em 0; } mark.error { background: var(--error); border-bottom: 3px solid currentColor; }
mark.warning { background: var(--warning); border-bottom: 2px dashed currentColor; }
mark.info { background: var(--info); border-bottom: 1px dotted currentColor; }
sup { line-height: 0; } sup a { padding: 0 .25em; }
ol, ul { margin: .5rem 0 0; padding-left: 2.2rem; } li { margin-bottom: .5rem; } li p { margin: 0; }
li:target { outline: 2px solid var(--line); outline-offset: 4px; }
.error strong, .trouble strong { color: var(--alarm); }
`.trim();
