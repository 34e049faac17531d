import { ulid } from 'ulid';
import type { AudienceMethods } from '../../connection/methods';
import { Outbox, type Kept } from '../../connection/outbox';
import { Sender } from '../../connection/sender';
import { onOtherTab } from '../../connection/storage';
import type { BudgetView, BudgetVote } from '../../contract/contract.gen';
import type { LiveHall } from '../../state/liveHall.svelte';

/** A ballot on a budget, kept on this device until the server has answered. */
export interface SavedVote extends Kept {
  readonly budgetId: string;
  readonly vote: BudgetVote;
}

/** This person's ballots on budgets: every change is kept on this device first, and sent at once. */
export class BudgetVoting {
  /** What waits on this device, by budget id. */
  saved = $state.raw<ReadonlyMap<string, SavedVote>>(new Map());
  private readonly hall: LiveHall<AudienceMethods>;
  private readonly outbox: Outbox<SavedVote>;
  private readonly sender: Sender<SavedVote>;

  constructor(hallId: string, hall: LiveHall<AudienceMethods>) {
    this.hall = hall;
    this.outbox = new Outbox(`townhall/${hallId}/budget/`, (saved) => saved.budgetId);
    this.sender = new Sender({
      outbox: this.outbox,
      send: ({ budgetId, vote }) => {
        if (!hall.view) return 'wait';
        const known = hall.view.budgets.some((budget) => budget.id === budgetId);
        return known ? hall.connection.invoke('CastBudget', { budgetId, ballot: vote }) : 'drop';
      },
      accepted: ({ budgetId, vote }) => {
        if (hall.me) hall.me = { ...hall.me, budgets: { ...hall.me.budgets, [budgetId]: vote } };
      },
      changed: () => this.read(),
    });
    this.read();
    onOtherTab(this.outbox.prefix, () => {
      this.read();
      void this.sender.flush();
    });
    hall.onOnline(() => void this.sender.flush());
  }

  cast(budget: BudgetView, vote: BudgetVote): void {
    this.outbox.put({ id: ulid(), budgetId: budget.id, vote });
    this.read();
    void this.sender.flush();
  }

  /** The ballot the server counts now. */
  counted(budget: BudgetView): BudgetVote | undefined {
    return this.hall.me?.budgets?.[budget.id];
  }

  private read(): void {
    this.saved = new Map(this.outbox.all().map((each) => [each.budgetId, each]));
  }
}
