/** The scale where nothing is set. */
export const standard = { min: 1, max: 5, step: 1 };
