// How far the local policing body says that it is assured, held against the computed status: for its own page and for the recommendation's.

type Row = { readonly assurance: string | null; readonly standing: string | null }

/** The assertion trap: assured by word, not by figures. */
export const disagrees = (row: Row): boolean =>
  (row.assurance === 'assured' && row.standing !== 'met') ||
  (row.assurance === 'partly assured' && (row.standing === 'not met' || row.standing === 'no longer met')) ||
  (row.assurance === 'not assured' && row.standing === 'met')

/** With what was computed by the day of the decision; of one about no recommendation nothing is computed. */
export const disagreesThen = (decided: {
  readonly recommendation_id: string | null
  readonly assurance: string
  readonly standing_then: string | null
}): boolean =>
  decided.recommendation_id !== null && disagrees({ assurance: decided.assurance, standing: decided.standing_then })

/** The same in a sentence for the public; null where the two agree. */
export function disagreement({ assurance, standing }: Row): string | null {
  if (!disagrees({ assurance, standing })) return null
  if (standing === 'met')
    return 'The figures disagree: the local policing body is not assured, but the status computed from the force’s records is “met”.'
  const computed =
    standing === null
      ? 'no status is computed from the force’s records'
      : `the status computed from the force’s records is “${standing}”`
  return `The figures disagree: the local policing body is ${assurance ?? ''}, and ${computed}.`
}

/** What was computed by the day of a decision, in words. */
export const figuresThen = (decided: {
  readonly recommendation_id: string | null
  readonly standing_then: string | null
}): string =>
  decided.standing_then ?? (decided.recommendation_id === null ? 'about no recommendation' : 'none computed by then')
