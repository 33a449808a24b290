// Drawing an audit’s sample: the seed is shown, the first root signed after the period is mixed in, and the cases are those that the ledger held at it.
import Type, { type Static } from 'typebox'
import { newId } from '../../kernel/identity.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { addDays, dateWords, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { firstRootCovering, type Root } from '../../registers/ledger-roots.ts'
import { alsoOpening } from '../../registers/records.ts'
import { Id, Line } from '../../registers/schemas.ts'
import type { World } from '../../registers/world.ts'
import type { AuditCommand } from './audit-command.ts'
import type { AuditState } from './audit-state.ts'
import type { Answered, Auditable, Case, ThenAndNow } from './cases.ts'
import { type Allotted, type Auditor, allot, drawFiles, itemName, seedHash } from './draw.ts'
import type { AuditBodies } from './facts.ts'
import { auditedFile } from './procedure.ts'
import { auditors, ledgerSize } from './queries.ts'
import { changedSince } from './since-root.ts'

const Draw = Type.Object({
  seed: { ...Line(200), title: 'Seed phrase', missing: 'Enter the seed phrase', input: 'text' },
  auditors: {
    ...Type.Array(Id, { minItems: 1, maxItems: 50 }),
    title: 'Who grades',
    description: 'Nobody grades a case they had a hand in, or of their own unit',
    missing: 'Choose who grades',
    input: 'checkboxes',
  },
})

/** What a place of the sample is: a case, or one answer of a case. `recordId` is what it is ranked by. */
type Item = Case & { readonly about: string; readonly question?: string; readonly recorded?: string }

type Population = {
  readonly items: ThenAndNow<Item>
  readonly auditors: readonly Auditor[]
  readonly ledgerSize: number
  /** The first root signed after the period that covers the plan; null where none is yet. */
  readonly root: Root | null
}

export const draw = (auditable: readonly Auditable[]): AuditCommand<typeof Draw, Population> => ({
  name: 'draw',
  title: 'Draw the sample',
  path: 'draw',
  permission: 'draw audits',
  body: Draw,
  evidence: async (reader, { folded, world }) => {
    const plan = folded.state.committed
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
            record: folded.recordId,
            after: startOfLocalDay(addDays(dayOf(plan.until), 1)),
          }),
    ])
    return {
      items:
        over && source !== undefined && root !== null
          ? await itemsOf(source, plan, world, root.treeSize)
          : { known: [], now: [] },
      auditors: known.map(({ staff_id, unit_id }) => ({ staffId: staff_id, unit: unit_id })),
      ledgerSize: size?.size ?? 0,
      root,
    }
  },
  decide: ({ recordId, body, state, evidence, now }) => {
    const { committed } = state
    if (committed === null) return { kind: 'refused', refusals: [refusal('', 'No audit was planned here.')] }
    const chosen = evidence.auditors.filter(({ staffId }) => body.auditors.includes(staffId))
    const refusals = drawRefusals(state, committed, { body, chosen, evidence, now })
    const { root } = evidence
    if (refusals.length > 0 || root === null) return { kind: 'refused', refusals }
    const lot = { seed: body.seed, root: root.hash, auditId: recordId }
    const share = committed.kind === 're-ask' ? { doubleShare: 0, peerShare: 0 } : committed
    const files = allot(drawFiles(evidence.items.known, committed.size, lot), share, chosen).map((file) => ({
      fileId: newId(now),
      file,
    }))
    return {
      kind: 'facts',
      facts: [
        {
          kind: 'audit.drawn/1',
          happenedAt: now,
          body: {
            seed: body.seed,
            ...populationOf(evidence.items),
            ledgerSize: evidence.ledgerSize,
            root,
            files: files.map(({ fileId }) => fileId),
          },
        },
      ],
      also: files.map(({ fileId, file }) =>
        alsoOpening(auditedFile, fileId, drawnFacts(recordId, committed, file, now)),
      ),
    }
  },
})

type Drawn = {
  readonly body: Static<typeof Draw>
  readonly chosen: readonly Auditor[]
  readonly evidence: Population
  readonly now: Instant
}

function drawRefusals(
  { drawn, withdrawn }: AuditState,
  committed: NonNullable<AuditState['committed']>,
  { body, chosen, evidence, now }: Drawn,
): readonly Refusal[] {
  return [
    ...(drawn === null ? [] : [refusal('', 'The sample was drawn already. It is drawn once.')]),
    ...(withdrawn === null ? [] : [refusal('', 'This plan was withdrawn: plan another audit.')]),
    ...(committed.until < localDate(now)
      ? []
      : [refusal('', `The period runs to the end of ${dateWords(committed.until)}. Draw the sample after it.`)]),
    ...(seedHash(body.seed) === committed.seedHash
      ? []
      : [refusal('seed', 'This is not the phrase that was fixed: its hash differs.')]),
    ...(chosen.length === new Set(body.auditors).size
      ? []
      : [refusal('auditors', 'Somebody chosen here may not grade files.')]),
    ...(evidence.root !== null && evidence.items.known.length === 0
      ? [
          refusal(
            '',
            'The ledger held no case that ended in this period, or none with an answer to ask again, when it was first signed after it: there is nothing to draw.',
          ),
        ]
      : []),
    ...(committed.until < localDate(now) && evidence.root === null
      ? [refusal('', 'No root of the ledger was signed since the period ended. Draw in a minute.')]
      : []),
  ]
}

const populationOf = ({ known, now }: ThenAndNow<Item>) => {
  const population = known.map(placeOf)
  return { population, since: changedSince(population, now.map(placeOf)) }
}

const placeOf = ({ about, stratum, question }: Item): AuditBodies['audit.drawn/1']['population'][number] => ({
  recordId: about,
  stratum,
  ...(question === undefined ? {} : { question }),
})

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

function drawnFacts(
  auditId: string,
  { kind, topic }: NonNullable<AuditState['committed']>,
  file: Allotted<Item>,
  now: Instant,
): readonly NewFact[] {
  const { about, stratum, unit, team, area, involved, double, peer, first, second, question, recorded } = file
  const asked = question === undefined || recorded === undefined ? {} : { question, recorded }
  const drawn: NewFact = {
    kind: 'audited-file.drawn/1',
    happenedAt: now,
    body: { auditId, kind, topic, about, stratum, unit, team, area, involved, double, peer, ...asked },
  }
  return first === null
    ? [drawn]
    : [drawn, { kind: 'audited-file.allocated/1', happenedAt: now, body: { first, second } }]
}
