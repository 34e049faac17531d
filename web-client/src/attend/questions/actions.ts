import type { FlagCategories, Refusal } from '../../contract/contract.gen';
import type { AudienceMethods } from '../../connection/methods';
import type { LiveHall } from '../../state/liveHall.svelte';

/** What cannot wait on the phone, because it depends on what the person sees: undefined, or why it was refused. */
export type Done = Refusal | undefined;

/** One's own questions and other people's, as far as an attendee can act on them. */
export class QuestionActions {
  private readonly hall: LiveHall<AudienceMethods>;

  constructor(hall: LiveHall<AudienceMethods>) {
    this.hall = hall;
  }

  async edit(questionId: string, revision: number, text: string): Promise<Done> {
    return (await this.hall.connection.invoke('EditQuestion', { questionId, revision, text })).error;
  }

  async withdraw(questionId: string, revision: number): Promise<Done> {
    return (await this.hall.connection.invoke('WithdrawQuestion', { questionId, revision })).error;
  }

  async appeal(questionId: string, text: string): Promise<Done> {
    return (await this.hall.connection.invoke('Appeal', { questionId, text: text || undefined })).error;
  }

  async flag(itemId: string, category: FlagCategories, note: string): Promise<Done> {
    return (await this.hall.connection.invoke('Flag', { itemId, category, note: note || undefined })).error;
  }
}
