// Everything about budgets, in one piece that the phone loads where a hall has one.
export { default as BudgetCard } from './BudgetCard.svelte';
export { BudgetVoting } from './voting.svelte';
export { inOrderOfUse } from '../../budgets/ballot';
