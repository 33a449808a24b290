// Stages of recommendations and actions by which nothing more is owed of them, and from when what is owed is overdue.

/** Of a recommendation, for whatever holds no more than the stage. */
export const endedStages: readonly string[] = [
  'superseded',
  'rejected',
  'verified',
  'closed by the inspectorate',
  'closed with residual',
]

type Recommended = { readonly stage: string; readonly standing: string | null; readonly dueOn: string | null }

/** From the day after it was due, while its test does not pass and nothing has ended it. */
export const isRecommendationOverdue = ({ stage, standing, dueOn }: Recommended, today: string): boolean =>
  dueOn !== null && dueOn < today && standing !== 'met' && !endedStages.includes(stage)

/** The owner of an action has more to do on it. */
export const isOpenAction = (stage: string): boolean => !['claimed done', 'checked', 'withdrawn'].includes(stage)

/** From the day after it was due; a claim stops it, and a returned claim does not. */
export const isActionOverdue = (stage: string, dueOn: string | null, today: string): boolean =>
  dueOn !== null && dueOn < today && isOpenAction(stage)
