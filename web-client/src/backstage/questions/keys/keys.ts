import { KeySet } from '../../shortcuts/keySet';
import { queueKeys, type QueueKey } from './keyFlow';

/** The keys of the review of questions, as they are used on this device. */
export const reviewKeys = new KeySet<QueueKey>('townhall/review-keys', queueKeys);
