import { forget, recall, remember } from '../../../connection/storage';

/** The most characters a question may have. */
export const maxQuestionLength = 500;

/** Unicode characters, as the server counts them, not UTF-16 units. */
export const lengthOf = (text: string) => [...text.trim()].length;

export const canBeSent = (text: string) => lengthOf(text) > 0 && lengthOf(text) <= maxQuestionLength;

/** What is half written survives a locked phone and a reload. */
export class Draft {
  private readonly name: string;

  constructor(hallId: string) {
    this.name = `townhall/${hallId}/question-draft`;
  }

  read(): string {
    return recall(this.name) ?? '';
  }

  write(text: string): void {
    if (text) remember(this.name, text);
    else forget(this.name);
  }
}
