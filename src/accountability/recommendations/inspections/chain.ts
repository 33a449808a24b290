// What a finding repeats may itself repeat something earlier: followed from one to the next, down to what was found first.
import type { Reader } from '../../../kernel/database.ts'
import { load } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import type { Step } from './known.ts'
import { inspection } from './procedure.ts'
import { recommendationsByReference } from './queries/asked.ts'
import { findingsByReference } from './queries.ts'
import type { Finding } from './state.ts'

/** The recommendations on the way, the one that is named left out, and the day of the first of all. A chain that comes back to itself ends there. */
export function followed(named: string, stepOf: (reference: string) => Step | null) {
  const seen = new Set<string>()
  const steps: (Step & { readonly reference: string })[] = []
  for (let next: string | null = named; next !== null && !seen.has(next); ) {
    seen.add(next)
    const step = stepOf(next)
    if (step !== null) steps.push({ ...step, reference: next })
    next = step?.repeats ?? null
  }
  const [first] = steps.flatMap(({ published }) => published ?? []).sort()
  const earlier = steps
    .slice(1)
    .flatMap(({ reference, recordId }) => (recordId === null ? [] : [{ reference, recordId }]))
  return { earlier, on: first ?? null }
}

/** No register has found one thing more often: a bound, and not a rule. */
const mostSteps = 50

/** All steps that begin at these references, as the register has them. */
export async function stepsFrom(
  reader: Reader,
  world: World,
  references: readonly string[],
): Promise<ReadonlyMap<string, Step>> {
  const steps = new Map<string, Step>()
  const force = world.who.forceId
  let next = [...new Set(references)]
  for (let step = 0; step < mostSteps && next.length > 0; step++) {
    const [asked, found] = await Promise.all([
      recommendationsByReference.all(reader, { force, references: next }),
      findingsByReference.all(reader, { force, references: next }),
    ])
    const of = new Set([...asked.flatMap((one) => one.inspection_id ?? []), ...found.map((one) => one.record_id)])
    const findings: Finding[] = []
    for (const record of of) findings.push(...(await load(reader, world, inspection, record)).state.findings)
    const repeats = (findingId: string | null = null) =>
      findings.find((one) => one.findingId === findingId)?.again?.reference ?? null
    for (const reference of next) {
      const one = asked.find((row) => row.reference === reference)
      const before = found.find((row) => row.reference === reference)
      if (one !== undefined || before !== undefined)
        steps.set(reference, {
          recordId: one?.record_id ?? null,
          published: one?.first_found_on ?? one?.published ?? before?.published_on ?? null,
          repeats: repeats(before?.finding_id) ?? repeats(one?.finding_id),
        })
    }
    next = [...new Set([...steps.values()].flatMap(({ repeats: on }) => on ?? []))].filter((one) => !steps.has(one))
  }
  return steps
}
