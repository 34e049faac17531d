import type { QuestionView } from '../../../contract/contract.gen';
import type { AudienceMethods } from '../../../connection/methods';
import type { LiveHall } from '../../../state/liveHall.svelte';

const restMs = 700;
const fewestLetters = 12;
const mostShown = 3;

/** Questions like the one that is being written, looked for when the typing rests. */
export class Similar {
  found = $state.raw<readonly QuestionView[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;
  private readonly hall: LiveHall<AudienceMethods>;

  constructor(hall: LiveHall<AudienceMethods>) {
    this.hall = hall;
  }

  typed(text: string, language: string): void {
    clearTimeout(this.timer);
    const mine = ++this.turn;
    if ([...text.trim()].length < fewestLetters) {
      this.found = [];
      return;
    }
    this.timer = setTimeout(() => void this.look(text.trim(), language, mine), restMs);
  }

  private async look(text: string, language: string, mine: number): Promise<void> {
    const page = await this.hall.connection.invoke('SimilarQuestions', { text, language });
    if (mine === this.turn) this.found = (page.questions ?? []).slice(0, mostShown);
  }
}
