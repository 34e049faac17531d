import type { AudienceMethods } from '../connection/methods';
import { namesUnder } from '../connection/storage';
import type { LiveHall } from '../state/liveHall.svelte';
import { speakAlso } from '../words/words.svelte';
import type { AskingEvents } from './questions/ask/asking.svelte';
import type { QuestionsSlice } from './questions/part';

/** Spread out, so that a hall full of phones that joined in one minute does not ask for it in one second. */
const soonMs = () => 3_000 + Math.random() * 9_000;

/**
 * The questions of a hall, which a phone loads once it can vote: in time to be there when the network goes, and at once
 * when they are asked for or something still waits here to be sent.
 */
export class QuestionsLater {
  part = $state.raw<typeof import('./questions/part')>();
  slice = $state.raw<QuestionsSlice>();
  failed = $state(false);
  private loading = false;
  private readonly start: (part: typeof import('./questions/part')) => QuestionsSlice;

  constructor(hallId: string, live: LiveHall<AudienceMethods>, events: AskingEvents) {
    this.start = (part) => part.startQuestions(hallId, live, events);
    const waiting = ['ask', 'upvote'].some((kind) => namesUnder(`townhall/${hallId}/${kind}/`).length > 0);
    if (waiting) void this.load();
    else setTimeout(() => void this.load(), soonMs());
    live.onOnline(() => {
      if (this.failed) void this.load();
    });
  }

  async load(): Promise<void> {
    if (this.loading || this.slice) return;
    this.loading = true;
    this.failed = false;
    try {
      const [part] = await Promise.all([import('./questions/part'), speakAlso('questions')]);
      this.slice = this.start(part);
      this.part = part;
    } catch {
      this.failed = true;
    }
    this.loading = false;
  }
}
