// How the pages look: on a screen, light or dark, and on A4 or Letter paper.
#pragma once

#include <string_view>

namespace amends::impl::book {

inline constexpr std::string_view style_sheet = R"(
:root { --ink: #1d2733; --faint: #5b6876; --line: #cfd6de; --soft: #f3f6f9; --paper: #ffffff; --accent: #0b5a73;
  --warm: #8a4b08; --warm-soft: #fdf3e4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ef; --faint: #a3b0be; --line: #3c4855; --soft: #202830; --paper: #151b21; --accent: #7cc7df;
    --warm: #f0bd7c; --warm-soft: #33291b; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.55 "Segoe UI", "Liberation Sans", Helvetica, Arial, sans-serif; }
body { margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .4rem; text-wrap: balance; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 3rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--accent); }
h3 { font-size: 1.1rem; line-height: 1.3; margin: 1.8rem 0 .5rem; }
p, ul, ol, dl { margin: .6rem 0; }
p, li { max-width: 44rem; overflow-wrap: break-word; }
.subtitle, .faint, footer { color: var(--faint); }
.subtitle { margin: 0 0 1.5rem; }
nav ol { columns: 2; column-gap: 2.5rem; padding-left: 1.4rem; }
nav li { break-inside: avoid; padding: .1rem 0; }
a { color: var(--accent); }
code { font: .86em/1.4 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; background: var(--soft);
  padding: .08em .3em; border-radius: 3px; overflow-wrap: anywhere; }
em { font-style: italic; }
.say { color: var(--accent); }
.fill { border-bottom: 1px dashed var(--faint); }
.place { font: .74em/1.3 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; color: var(--faint);
  white-space: nowrap; font-weight: normal; }
.note { background: var(--warm-soft); border-left: 4px solid var(--warm); padding: .6rem .9rem; }
.table { overflow-x: auto; margin: 1rem 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .5rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--line); color: var(--faint); font-weight: 600; font-size: .85rem; }
tbody th { font-weight: 600; }
td p, th p, dd p { margin: 0 0 .3rem; }
td p:last-child, th p:last-child, dd p:last-child { margin-bottom: 0; }
table.even .place { white-space: normal; overflow-wrap: anywhere; }
table.names code, table.dated td:nth-child(2), table.dated td:nth-child(3) { white-space: nowrap; }
table.even { table-layout: fixed; }
table.even th, table.even td { padding-left: .5rem; border-left: 1px solid var(--line); }
table.even tr > :first-child { padding-left: 0; border-left: none; width: 16%; }
dl > div { display: grid; grid-template-columns: 10.5rem 1fr; column-gap: 1rem; padding: .28rem 0;
  border-bottom: 1px solid var(--line); font-size: .95rem; }
dt { color: var(--faint); }
dd { margin: 0; min-width: 0; overflow-wrap: break-word; }
.group { margin: 1.4rem 0 2rem; }
.group > h3 { margin-top: 0; }
figure { margin: 1.2rem 0; }
figure svg { display: block; width: 100%; height: auto; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .85rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  nav ol { columns: 1; }
  dl > div { grid-template-columns: 1fr; }
}
.one-page { max-width: 46rem; }
.one-page h1 { color: var(--accent); }
.one-page h2 { font-size: 1.15rem; margin: 1.5rem 0 .3rem; padding-top: .6rem; border-top: 1px solid var(--line); }
.one-page ul { padding-left: 1.2rem; margin: .3rem 0; }
.one-page li { padding: .1rem 0; }
.one-page footer { margin-top: 1.6rem; }
@page { size: auto; margin: 18mm 17mm 20mm; }
@media print {
  :root { --ink: #000; --faint: #444; --line: #bbb; --soft: #f2f2f2; --paper: #fff; --accent: #0b4a5e;
    --warm: #6b3a05; --warm-soft: #fff; }
  html { font-size: 10pt; line-height: 1.42; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  h2 { font-size: 14pt; margin-top: 9mm; break-after: avoid; }
  h3 { font-size: 11pt; break-after: avoid; }
  h2 + p, caption { break-after: avoid; }
  footer { break-before: avoid; }
  a { color: inherit; text-decoration: none; }
  p, li { orphans: 3; widows: 3; max-width: none; }
  table { font-size: 8.8pt; }
  .table { overflow: visible; margin: 3mm 0 5mm; }
  thead { display: table-header-group; }
  tr, .group, .short, figure, .note, li { break-inside: avoid; }
  figure svg { max-height: 235mm; }
  .one-page { font-size: 9.5pt; line-height: 1.32; }
  .one-page h1 { font-size: 17pt; }
  .one-page h2 { font-size: 11pt; margin-top: 3mm; padding-top: 1.5mm; }
  .one-page .subtitle { margin-bottom: 2mm; }
  .one-page p, .one-page ul { margin: 1mm 0; }
  .one-page footer { margin-top: 3mm; font-size: 7.5pt; }
}
)";

}  // namespace amends::impl::book
