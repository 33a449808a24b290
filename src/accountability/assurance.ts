// How far the local policing body says that it is assured, held against the computed status: for its own page and for the recommendation's.

type Row = { readonly assurance: string | null; readonly standing: string | null }

/** The assertion trap: assured by word, not by figures. */
export const disagrees = (row: Row): boolean =>
  (row.assurance === 'assured' && row.standing !== 'met') ||
  (row.assurance === 'partly assured' && (row.standing === 'not met' || row.standing === 'no longer met')) ||
  (row.assurance === 'not assured' && row.standing === 'met')
