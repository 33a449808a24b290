// Leaves that agree with their facts and not with the signed root: put in another order, or rewritten with their facts.

import { compareInTree } from '../ledger-rows.ts'
import { thousands } from '../words.ts'
import type { Given } from './checkpoints.ts'
import { entriesIn } from './entries.ts'
import { at, factCalled, report } from './problem.ts'
import { type FactRow, rowsAtOnce } from './rows.ts'

type Segment = { readonly from: number; readonly below: number }
type Standing = FactRow & { readonly index: number }

/** More segments than these are not told apart: by then the ledger has been rewritten as a whole. */
const segmentsAtMost = 100

/** The tree's order is known: sorted together into the places of all these segments, what moved comes back to its own. */
export async function reportRewritten(given: Given, segments: readonly Segment[]): Promise<void> {
  const standing: Standing[] = []
  for (const segment of segments.slice(0, segmentsAtMost)) standing.push(...(await standingIn(given, segment)))
  const sorted = standing.toSorted(compareInTree)
  const moved = standing.filter((fact, place) => sorted[place] !== fact)
  for (const fact of moved)
    report(given.problems, {
      kind: 'reordered',
      ...at(fact, fact.index),
      sentence: `Leaf ${fact.index}, ${factCalled(fact)}, does not stand where it was signed.`,
    })
  for (const segment of segments)
    if (!moved.some((fact) => isIn(segment, fact))) reportSegment(given, segment, standing)
}

async function standingIn(given: Given, segment: Segment): Promise<readonly Standing[]> {
  const range = { from: segment.from, below: Math.min(segment.below, segment.from + rowsAtOnce) }
  const entries = await entriesIn(given.database, given.context, range)
  return entries.flatMap(({ index, fact }) => (fact ? [{ ...fact, index }] : []))
}

function reportSegment(given: Given, segment: Segment, standing: readonly Standing[]): void {
  const within = standing.filter((fact) => isIn(segment, fact))
  const [only] = within
  const several = within.length > 1 ? 'one or more of ' : ''
  const named = within.slice(0, 20).map(factCalled).join(', ') || `leaves ${segment.from} to ${segment.below - 1}`
  const others = within.length > 20 ? ` and ${within.length - 20} more` : ''
  report(given.problems, {
    kind: 'altered',
    ...(only && within.length === 1 ? at(only, only.index) : { leafIndex: segment.from }),
    sentence: `The signed root of ${thousands(segment.below)} facts does not fit: somebody changed ${several}${named}${others}, together with the leaf.`,
  })
}

const isIn = (segment: Segment, fact: Standing): boolean => fact.index >= segment.from && fact.index < segment.below
