// Kinds of inspection and of finding. Rules rest on each, so that they are code; programmes and grade scales are the policy's (generations.ts).

export const inspectionKinds = [
  'initial',
  're-inspection',
  'post-inspection review',
  'revisit letter',
  'accelerated cause of concern',
  'joint targeted',
  'thematic',
  'PEEL',
  'other report',
] as const
export type InspectionKind = (typeof inspectionKinds)[number]

export const findingKinds = ['cause of concern', 'area for improvement', 'finding', 'effective practice'] as const
export type FindingKind = (typeof findingKinds)[number]
