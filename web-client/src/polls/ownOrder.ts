import type { OptionView, PollView } from '../contract/contract.gen';
import { noneId } from './wording';

/**
 * The options in this person's own order, where the poll shuffles them: by a hash of who it is, so that it is the same after
 * a reload. The plain page has the same order, see `OwnOrder.cs`.
 */
export function shuffledFor(poll: PollView, person: string | undefined): PollView {
  if (!poll.settings.shuffle || person === undefined) return poll;
  const placed = poll.options.map((option) => ({ option, at: hash(`${option.id}/${poll.id}/${person}`) }));
  const last = ({ id }: OptionView) => Number(poll.settings.noneOfThese === true && id === noneId);
  placed.sort(
    (one, other) =>
      last(one.option) - last(other.option) ||
      one.at - other.at ||
      (one.option.id < other.option.id ? -1 : 1),
  );
  return { ...poll, options: placed.map(({ option }) => option) };
}

/** FNV-1a, 32 bits, mixed at the end as MurmurHash3 does. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
