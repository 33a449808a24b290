// Stages of a recommendation by which nothing is owed of it, for whatever holds no more than the stage.

export const endedStages: readonly string[] = [
  'superseded',
  'rejected',
  'verified',
  'closed by the inspectorate',
  'closed with residual',
]
