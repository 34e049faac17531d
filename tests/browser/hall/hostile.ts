import type { PollDraft } from './polls.ts';

/** Texts that break pages which trust them. Invisible marks are written as escapes so that they can be seen here. */
export const hostile = {
  script: '<script>document.title="breached"</script>',
  image: '<img src=x onerror="document.title=\'breached\'"><b>bold</b>',
  link: '"><a href="javascript:document.title=\'breached\'">{{7*7}}${7*7}</a>',
  /** Right-to-left override, isolates that are never closed, and a mark that hides. */
  bidi: '\u202Eevil\u202C \u2066open \u2067isolate \u200Fend',
  zalgo: `Za${'\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(4)}lgo`,
  long: 'Donaudampfschifffahrtsgesellschaft'.repeat(4),
  arabic: 'ما هو أهم شيء (2026)؟',
  entities: '&lt;script&gt; &amp;amp; %3Cscript%3E',
} as const;

const texts = Object.values(hostile);

export const hostilePolls: readonly PollDraft[] = [
  {
    kind: 'single',
    title: `${hostile.script} ${hostile.bidi}`,
    options: texts.map((text, i) => ({ id: `o${i}`, text })),
    settings: { resultsVisible: 'live' },
  },
  {
    kind: 'ranking',
    title: `${hostile.image} ${hostile.zalgo}`,
    options: texts.map((text, i) => ({ id: `o${i}`, text })),
    settings: { resultsVisible: 'live' },
  },
  { kind: 'words', title: hostile.link, settings: { resultsVisible: 'live', maxWords: 5 } },
  { kind: 'text', title: hostile.long, settings: { resultsVisible: 'live' } },
];
