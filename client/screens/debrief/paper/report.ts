import { mount, unmount, type Component } from 'svelte';
import chartStyle from '../../../parts/charts/charts.css?raw';
import { whileStill } from '../../../parts/charts/still.ts';
import { saveFile } from '../../../parts/save.ts';
import base from '../../../style/base.css?raw';
import tokens from '../../../style/tokens.css?raw';
import { debrief } from '../../../text/debrief-words.ts';
import type { AboutClass } from '../about.ts';
import type { Player } from '../replay/player.svelte.ts';
import Report from './Report.svelte';
import reportStyle from './report.css?raw';
import { stylesOfParts } from './styles-of-parts.ts';

/** Charts of a report are drawn for A4 with margins, in pixels of 1/96 inch. */
const PAPER = { width: 640, em: 16 };
/** What only works with a script. */
const CONTROLS = 'button, select, input, progress, label';

/** What a page for paper is made of besides its component. */
export interface Paper<Props> {
  readonly props: Props;
  readonly title: string;
}

/**
 * A component as one HTML file: every chart as a drawing with its table, the style inside, and no script.
 * It opens from a disk without a network.
 */
export function paperOf<Props extends Record<string, unknown>>(
  component: Component<Props>,
  { props, title }: Paper<Props>,
): string {
  const target = document.createElement('div');
  const page = whileStill(PAPER, () => mount(component, { target, props }));
  for (const control of target.querySelectorAll(CONTROLS)) control.remove();
  // a table that can be scrolled takes part in the order of keys; on paper nothing scrolls
  for (const table of target.querySelectorAll('[tabindex]')) table.removeAttribute('tabindex');
  const body = target.innerHTML.replaceAll(/<!--[\s\S]*?-->/g, '');
  const parts = stylesOfParts(target);
  void unmount(page);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${[tokens, base, parts, chartStyle, reportStyle].join('\n')}
</style>
</head>
<body>${body}</body>
</html>
`;
}

/** The debrief as one HTML file: every chart and every finding. */
export function reportOf(players: readonly Player[], about: AboutClass): string {
  const title = titleOf(players);
  return paperOf(Report, { props: { players, about, title }, title });
}

/** Hands the report over as a file. */
export function downloadReport(players: readonly Player[], about: AboutClass): void {
  const name = debrief.report.file(fileName(titleOf(players)));
  saveHtml(name, reportOf(players, about));
}

/** Hands a page over as a file. */
export function saveHtml(name: string, html: string): void {
  saveFile(name, new Blob([html], { type: 'text/html' }));
}

/** Words as a part of a file's name. */
export const fileName = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const titleOf = (players: readonly Player[]): string =>
  debrief.report.title(players[0]?.timeline.game.setup.cast.title ?? '');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
