import type { MotionBases, Majorities, PollView, VerdictView } from '../../../contract/contract.gen';
import { number } from '../../../words/numbers';
import { t, type MessageKey } from '../../../words/words.svelte';
import { withChoices } from '../../fixedChoices';

export function hint(): string {
  return t('motion.hint');
}

/** The poll with its choices in the person's language. */
export function worded(poll: PollView): PollView {
  return withChoices(poll, { yes: t('motion.yes'), no: t('motion.no'), abstain: t('motion.abstain') });
}

/** What came of it, with the figures it follows from: "6 of 9 needed 6: passed". */
export function sentence(verdict: VerdictView): string {
  const key = `motion.verdict_${verdict.reason}` as MessageKey;
  const figures = { yes: number(verdict.yes), base: number(verdict.base), needed: number(verdict.needed) };
  return verdict.reason === 'noQuorum'
    ? t(key, {
        ...figures,
        quorum: number(verdict.quorum ?? 0),
        atOpen: number(verdict.presentAtOpen ?? 0),
        present: number(verdict.present ?? 0),
      })
    : t(key, figures);
}

/** What it takes for the motion to pass: "A two-thirds majority of the yeses and noes". */
export function terms(poll: PollView): string {
  const { base = 'yesNo', majority = 'simple', quorum } = poll.settings;
  const need = t('motion.terms', { majority: majorityName(majority), base: baseName(base) });
  return quorum === undefined ? need : `${need} · ${t('motion.termsQuorum', { quorum: number(quorum) })}`;
}

export function baseName(base: MotionBases): string {
  return t(`motion.base_${base}`);
}

export function majorityName(majority: Majorities): string {
  return t(`motion.majority_${majority}`);
}

/** Whether it can't be opened before somebody has said how many people are here or may vote. */
export function looksAtRoll(poll: PollView): boolean {
  const { base, quorum } = poll.settings;
  return quorum !== undefined || base === 'present' || base === 'entitled';
}
