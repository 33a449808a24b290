// Why a measure's word differs from its own: several are read together, and what may be claimed by chance is shared among them.

/** The clause after its word, on every page and in every file that says it; nothing where by itself it says the same. */
export const togetherClause = (change: string, byItself: string, together: number): string =>
  change === byItself ? '' : ` among the ${together} measures read together here (by itself: ${byItself.toLowerCase()})`
