import type { DecisionView, Refusal } from '../../../contract/contract.gen';
import type { ItemAction } from './actions';

/** A verdict that did not go through, to be shown where it was made. */
export interface Failure {
  readonly itemId: string;
  /** The question, as it was read. */
  readonly text: string;
  readonly tried: ItemAction | 'undo';
  readonly error: Refusal;
  /** What happened to it instead. */
  readonly decision?: DecisionView;
  readonly retry?: () => void;
}

const shownAtOnce = 5;
const passing = ['disconnected', 'busy', 'unknown', 'rate_limited', 'not_ready', 'storage_low'];

/** Whether the same again may work. */
export function isPassing(error: Refusal): boolean {
  return passing.includes(error.code);
}

/** The newest few; a new one about an item replaces the one before. */
export function withFailure(failures: readonly Failure[], failure: Failure): readonly Failure[] {
  return [failure, ...failures.filter((one) => one.itemId !== failure.itemId)].slice(0, shownAtOnce);
}

/**
 * An answer can get lost after the server took the verdict. Sent again it is refused, because of oneself: then it is done.
 */
export function isOwnEcho(
  decision: DecisionView | undefined,
  me: string | undefined,
  tried: string,
): boolean {
  return decision !== undefined && me !== undefined && decision.by === me && decision.action === tried;
}
