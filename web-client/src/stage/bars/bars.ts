import type { PollView } from '../../contract/contract.gen';

/** How the options of a poll are laid out: columns that are read from top to bottom. The letters' size follows by CSS. */
export interface BarLayout {
  readonly columns: number;
  readonly rows: number;
  /** Rows too low for a bar under the text have it behind the text. */
  readonly dense: boolean;
  /** What fits on one line; longer labels take two lines of smaller letters. */
  readonly characters: number;
}

const mostRoomy = 6;

/** Whether a poll shows its result while people vote; then the wall does so without being asked. */
export function isLive(poll: Pick<PollView, 'state' | 'resultsVisible' | 'resultsShown' | 'tally'>): boolean {
  return poll.state === 'open' && poll.resultsShown && poll.tally !== undefined;
}

/** With bars and figures, across the whole wall. */
export function barLayout(options: number): BarLayout {
  const columns = options <= 9 ? 1 : options <= 24 ? 2 : 3;
  return layout(options, columns, [46, 32, 34][columns - 1]!);
}

/** Options alone, beside how many have voted where they are few enough. */
export function choiceLayout(options: number): BarLayout {
  const columns = options <= choicesBesideCount ? 1 : options <= 20 ? 2 : 3;
  return layout(options, columns, [30, 38, 34][columns - 1]!);
}

/** More options than this need the whole width; how many have voted then stands below them. */
export const choicesBesideCount = 8;

function layout(options: number, columns: number, characters: number): BarLayout {
  const rows = Math.max(1, Math.ceil(options / columns));
  return { columns, rows, dense: options > mostRoomy, characters };
}
