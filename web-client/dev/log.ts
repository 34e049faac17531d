// The public moderation log without a server: /dev/log.html?lang=en&theme=dark
import { mount } from 'svelte';
import type { ModerationLog, ModerationLogEntry } from '../src/contract/contract.gen';
import '../src/design/base.css';
import { applyThemeFromAddress } from '../src/design/theme';
import Log from '../src/log/Log.svelte';
import { loadWords } from '../src/words/words.svelte';
import { inSeconds } from './sampleHall';

const entry = (
  action: string,
  from: string,
  to: string,
  more: Partial<ModerationLogEntry> = {},
): ModerationLogEntry => ({ at: '', action, from, to, automated: false, ...more });

const entries = [
  entry('hold', 'published', 'held', { automated: true }),
  entry('approve', 'held', 'published'),
  entry('reject', 'pending', 'rejected', { reason: 'personal_data' }),
  entry('merge', 'published', 'merged', { reason: 'duplicate' }),
  entry('hold', 'pending', 'held', { automated: true }),
  entry('label', '', ''),
  entry('reject', 'held', 'rejected', { reason: 'hate' }),
  entry('redact', 'published', 'redacted', { reason: 'illegal' }),
].map((each, i) => ({ ...each, at: inSeconds(-60 * i) }));

const log: ModerationLog = {
  hallId: 'sample',
  title: 'City budget 2027: where should the money go?',
  head: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  position: 4127,
  counts: {
    hold: { none: 14 },
    approve: { none: 61 },
    reject: { personal_data: 3, hate: 2, off_topic: 9 },
    merge: { duplicate: 12 },
    redact: { illegal: 1 },
  },
  entries,
};

window.fetch = () => Promise.resolve(Response.json(log));
applyThemeFromAddress();
await loadWords('log');
mount(Log, { target: document.getElementById('app')! });
