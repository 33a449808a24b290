// Where a looked-after child is placed: the kind of placement, and what each is called.
export const PLACEMENTS = [
  'children’s home',
  'foster care',
  'supported accommodation',
  'residential school',
  'secure home or hospital',
  'with parents or relatives',
  'somewhere else',
] as const

export type Placement = { readonly kind: (typeof PLACEMENTS)[number] | null; readonly place: string }

/** In one line, for whoever looks for the child. */
export const placementWords = ({ kind, place }: Placement): string => (kind === null ? place : `${place} (${kind})`)
