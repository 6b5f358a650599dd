/** The page's style sheet. Text in a constant, because this program is bundled in three ways and has no other file to carry. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #f4f5f7;
  --card: #ffffff;
  --ink: #1b2430;
  --quiet: #55606e;
  --line: #c9d0d9;
  --field: #ffffff;
  --accent: #1f5fbf;
  --accent-ink: #ffffff;
  --accent-strong: #174a97;
  --bad: #9c1c1c;
  --bad-paper: #fdeeee;
  --good: #1c6b3c;
  --warn: #7a4b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c;
    --card: #1b2129;
    --ink: #e9edf2;
    --quiet: #a7b1be;
    --line: #46515f;
    --field: #12161c;
    --accent: #8ab6f7;
    --accent-ink: #0d1a2b;
    --accent-strong: #b3d0fb;
    --bad: #ffb4ab;
    --bad-paper: #3a1d1d;
    --good: #8fd9ab;
    --warn: #f3c677;
  }
}
* { box-sizing: border-box; }
[hidden], .scripted [data-view="start"] { display: none !important; }
html { background: var(--paper); color: var(--ink); }
body {
  margin: 0;
  min-height: 100vh;
  padding: 24px 16px;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
main {
  max-width: 440px;
  margin: 0 auto;
  padding: 32px;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 12px;
  overflow-wrap: break-word;
}
h1 { margin: 0; font-size: 24px; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; }
h1:focus { outline: none; }
p { margin: 0; }
section > * + * { margin-top: 16px; }
section > h1 + p { margin-top: 8px; }
.shop { margin-bottom: 24px; font-weight: 600; color: var(--quiet); }
section > form { margin-top: 24px; }
label { display: block; margin-bottom: 4px; font-weight: 600; }
input[type="password"], input[type="text"] {
  width: 100%;
  min-height: 48px;
  margin-bottom: 20px;
  padding: 8px 12px;
  font: inherit;
  color: inherit;
  background: var(--field);
  border: 1px solid var(--quiet);
  border-radius: 8px;
}
input[aria-describedby] { margin-bottom: 6px; }
input[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; padding: 7px 11px; }
.hint { margin-bottom: 20px; font-size: 14px; color: var(--quiet); }
.show { display: flex; align-items: center; gap: 10px; min-height: 44px; margin: -8px 0 12px; font-weight: 400; cursor: pointer; }
.show input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
button, .button {
  display: block;
  width: 100%;
  min-height: 48px;
  padding: 10px 16px;
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  color: var(--accent-ink);
  background: var(--accent);
  border: 1px solid transparent;
  border-radius: 8px;
  cursor: pointer;
}
button:hover, .button:hover { background: var(--accent-strong); }
button:disabled { opacity: 0.65; cursor: progress; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.message { margin-bottom: 16px; padding: 12px 14px; color: var(--bad); background: var(--bad-paper); border-left: 4px solid var(--bad); border-radius: 6px; }
.mark { width: 48px; height: 48px; border-radius: 50%; border: 2px solid currentColor; text-align: center; font-size: 24px; line-height: 44px; font-weight: 600; }
.mark.done { color: var(--good); }
.mark.done::before { content: "✓"; }
.mark.invalid, .mark.unknown { color: var(--warn); }
.mark.missing { color: var(--quiet); }
.mark.invalid::before { content: "!"; }
.mark.unknown::before { content: "?"; }
.mark.missing::before { content: "i"; }
@media (min-width: 600px) and (min-height: 640px) {
  body { padding-top: 10vh; }
  main { padding: 40px; }
}
@media (max-width: 400px) {
  main { padding: 24px 20px; }
}
`;
