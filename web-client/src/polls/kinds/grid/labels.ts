/** The ends of the axes, by their names in the protocol. */
export const labels = ['xMin', 'xMax', 'yMin', 'yMax'] as const;

export const longestLabel = 60;
