import type { AudienceMethods } from '../connection/methods';
import type { LiveHall } from '../state/liveHall.svelte';
import { speakAlso } from '../words/words.svelte';
import type { BudgetVoting } from './budgets/voting.svelte';

/** The budgets of a hall, which a phone loads where there are any. */
export class BudgetsLater {
  part = $state.raw<typeof import('./budgets/part')>();
  voting = $state.raw<BudgetVoting>();
  private loading = false;
  private failed = false;
  private readonly hallId: string;
  private readonly live: LiveHall<AudienceMethods>;

  constructor(hallId: string, live: LiveHall<AudienceMethods>) {
    this.hallId = hallId;
    this.live = live;
    live.onOnline(() => {
      if (this.failed) void this.load();
    });
  }

  async load(): Promise<void> {
    if (this.loading || this.part) return;
    this.loading = true;
    this.failed = false;
    try {
      const [part] = await Promise.all([import('./budgets/part'), speakAlso('budgets')]);
      this.voting = new part.BudgetVoting(this.hallId, this.live);
      this.part = part;
    } catch {
      this.failed = true;
    }
    this.loading = false;
  }
}
