import type { Answer } from '../../connection/api';
import type { CodesMade } from '../../contract/contract.gen';
import { number } from '../../words/numbers';
import { refusalText } from '../../words/refusals';
import { t } from '../../words/words.svelte';
import { typedCount } from '../run/roll';

/** The server makes no more at once. */
const most = 5_000;

/** Codes that were just made. */
export interface Batch extends CodesMade {
  readonly label?: string;
}

type Send = (count: number, label: string | undefined) => Promise<Answer<CodesMade>>;

/** Makes codes, one batch at a time. The server shows none again, so every batch stays here. */
export class Making {
  made = $state.raw<readonly Batch[]>([]);
  busy = $state(false);
  problem = $state('');
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** Takes the number as it was typed. */
  async make(typed: string, name: string): Promise<void> {
    if (this.busy) return;
    const count = typedCount(typed) ?? 0;
    if (!(Number.isInteger(count) && count >= 1 && count <= most)) {
      this.problem = t('backstage.codesProblem', { least: number(1), most: number(most) });
      return;
    }
    const label = name.trim() || undefined;
    this.busy = true;
    try {
      const answer = await this.send(count, label);
      this.problem = answer.ok ? '' : refusalText(answer.error);
      if (answer.ok) this.made = [...this.made, { ...answer.value, label }];
    } finally {
      this.busy = false;
    }
  }
}
