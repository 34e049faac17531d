import type { Ballot, PollView } from '../../contract/contract.gen';

/** What every form for a kind of poll is given. */
export interface FormProps {
  readonly poll: PollView;
  /** The ballot so far; may not be castable yet. */
  readonly ballot: Ballot | undefined;
  readonly disabled: boolean;
  /** Ids of the elements that name and explain the form. */
  readonly labelledby: string;
  readonly change: (ballot: Ballot) => void;
}
