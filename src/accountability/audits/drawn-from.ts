// What a sample is drawn from: whole cases, or the answers in them, as the ledger held them then and as they are now.

import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { addDays, dayOf, localDate, startOfLocalDay } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import { firstRootCovering, type Root } from '../../registers/ledger-roots.ts'
import type { World } from '../../registers/world.ts'
import type { AuditState } from './audit-state.ts'
import type { Answered, Auditable, Case, ThenAndNow } from './cases.ts'
import { changedSince } from './changed-since.ts'
import { type Auditor, auditorOf, itemName } from './draw.ts'
import type { AuditBodies, AuditFact } from './facts.ts'
import { auditors } from './queries.ts'

/** What a place of the sample is: a case, or one answer of a case. `recordId` is what it is ranked by. */
export type Item = Case & { readonly about: string; readonly question?: string; readonly recorded?: string }

export type Population = {
  readonly items: ThenAndNow<Item>
  readonly auditors: readonly Auditor[]
  readonly ledgerSize: number
  /** The first root signed after the period that covers the plan; null where none is yet. */
  readonly root: Root | null
}

/** What a sample would be drawn from now. */
export async function populationNow(
  auditable: readonly Auditable[],
  reader: Reader,
  { recordId, state }: Pick<Folded<AuditState, AuditFact>, 'recordId' | 'state'>,
  world: World,
): Promise<Population> {
  const plan = state.committed
  const source = auditable.find(({ topic }) => topic === plan?.topic)
  const over = plan !== null && plan.until < localDate(world.now)
  const force = world.who.forceId
  const [known, size, root] = await Promise.all([
    auditors.all(reader, { force }),
    ledgerSize.one(reader, {}),
    plan === null
      ? null
      : firstRootCovering(reader, {
          force,
          record: recordId,
          after: startOfLocalDay(addDays(dayOf(plan.until), 1)),
        }),
  ])
  return {
    items:
      over && source !== undefined && root !== null
        ? await itemsOf(source, plan, world, root.treeSize)
        : { known: [], now: [] },
    auditors: known.map(auditorOf),
    ledgerSize: size?.size ?? 0,
    root,
  }
}

/** Whole cases to be graded; or the answers in them, each by itself, in strata of what was asked. */
async function itemsOf(
  source: Auditable,
  { kind, from, until }: NonNullable<AuditState['committed']>,
  world: World,
  knownAt: number,
): Promise<ThenAndNow<Item>> {
  const asked = { force: world.who.forceId, from: dayOf(from), until: dayOf(until), now: world.now, knownAt }
  if (kind === 'case files') {
    const { known, now } = await source.casesThen(asked)
    return { known: known.map(itemOfCase), now: now.map(itemOfCase) }
  }
  const { known, now } = await source.answersThen(asked)
  return { known: known.map(itemOfAnswer), now: now.map(itemOfAnswer) }
}

const itemOfCase = (one: Case): Item => ({ ...one, about: one.recordId })
const itemOfAnswer = (one: Answered): Item => ({
  ...one,
  about: one.recordId,
  recordId: itemName(one.recordId, one.question),
  stratum: one.kind,
})

export const populationOf = ({ known, now }: ThenAndNow<Item>) => {
  const population = known.map(placeOf)
  return { population, since: changedSince(population, now.map(placeOf)) }
}

const placeOf = ({ about, stratum, question }: Item): AuditBodies['audit.drawn/1']['population'][number] => ({
  recordId: about,
  stratum,
  ...(question === undefined ? {} : { question }),
})
