// Planning an audit and drawing it: the seed is fixed while nobody can know the population, and shown when the sample is drawn.
import Type from 'typebox'
import { newId } from '../../kernel/identity.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import {
  addDays,
  dateWords,
  dayOf,
  type Instant,
  instant,
  localDate,
  parseLocalDate,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import type { Policy } from '../../practice/policy.ts'
import { alsoOpening, type Command, none } from '../../registers/records.ts'
import { Id, Line, LocalDate } from '../../registers/schemas.ts'
import type { World } from '../../registers/world.ts'
import { choice, choiceOf, line } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { auditorChoices } from './auditor-choices.ts'
import type { Auditable, Case } from './cases.ts'
import { type Allotted, type Auditor, allot, drawFiles, itemName, type Share, seedHash } from './draw.ts'
import type { AuditBodies, AuditFact } from './facts.ts'
import { type AuditState, audit, auditedFile } from './procedure.ts'
import { auditors, ledgerSize, rootAfter } from './queries.ts'
import { leastShare } from './settings.ts'

export const auditCommands = (auditable: readonly Auditable[]): readonly BoundCommand[] => [
  bind(audit, commit(auditable), {
    says: 'Fixed: the sample is drawn when the period is over',
    button: 'Fix the plan and the seed',
    after: ({ recordId }) => `/audit/${recordId}`,
    choices: async () =>
      await Promise.resolve({ topic: auditable.map(({ topic }) => ({ value: topic, text: topic })) }),
    initial: async () => await Promise.resolve({ kind: 'case files', size: 30, doubleShare: 0.2, peerShare: 0.1 }),
    load: async () =>
      await Promise.resolve({
        about: [
          'Choose a period that begins tomorrow or later: nobody can know now which cases it will hold.',
          'Vigil keeps only a hash of your seed phrase. Keep the phrase itself: the sample is drawn with it, and then everyone sees it.',
          'The first root of the ledger that is signed after the period is mixed in, so that nobody, you included, knows beforehand which cases are drawn.',
        ],
      }),
  }),
  bind(audit, draw(auditable), {
    says: 'Drawn: every file has its auditor',
    button: 'Draw the sample',
    after: ({ recordId }) => `/audit/${recordId}`,
    choices: async (world) => ({ auditors: await auditorChoices(world) }),
  }),
]

type AuditCommand<Schema extends Type.TSchema, Evidence> = Command<AuditState, AuditFact, Schema, Evidence>

const day = (title: string, missing: string) => ({ ...LocalDate, title, missing, input: 'date' })
const share = (title: string) => ({
  ...Type.Number({ minimum: 0, maximum: 1 }),
  title,
  missing: `Enter the ${title.toLowerCase()}`,
  description: 'From 0 to 1: 0.2 is a fifth',
})

const Commit = Type.Object({
  title: line('What people call it', 'Enter what people call it'),
  kind: choice('What is done with the files', 'Choose what is done', ['case files', 're-ask'], {
    'case files': 'Each file is graded',
    're-ask': 'Answers are asked again of the child or family: ethnicity, and answers of “no”',
  }),
  topic: choiceOf('Cases of', 'Choose what the cases are about'),
  from: day('Cases that end from', 'Enter the first day'),
  until: day('To this day', 'Enter the last day'),
  size: { ...Type.Integer({ minimum: 1, maximum: 500 }), title: 'How many files', missing: 'Enter how many files' },
  doubleShare: share('Share graded by two, apart'),
  peerShare: share('Share graded by another force too'),
  seed: {
    ...Line(200),
    title: 'Seed phrase',
    description: 'Twelve characters or more that nobody could guess',
    missing: 'Enter a seed phrase',
    input: 'text',
  },
})

const commit = (auditable: readonly Auditable[]): AuditCommand<typeof Commit, null> => ({
  name: 'commit',
  title: 'Plan a case-file audit',
  path: 'plans',
  permission: 'draw audits',
  opens: true,
  body: Commit,
  evidence: none,
  decide: ({ body, now, policy }) => {
    const { seed, ...plan } = body
    const refusals: readonly Refusal[] = [
      ...(auditable.some(({ topic }) => topic === body.topic)
        ? []
        : [refusal('topic', 'No cases of this kind are here.')]),
      ...periodRefusals(body.from, body.until, now),
      ...(body.kind === 'case files' ? shareRefusals(body, policy) : []),
      ...(seed.length < 12
        ? [refusal('seed', 'A seed phrase has 12 characters or more, so that nobody guesses it.')]
        : []),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    return {
      kind: 'facts',
      facts: [{ kind: 'audit.committed/1', happenedAt: now, body: { ...plan, seedHash: seedHash(seed) } }],
    }
  },
})

function periodRefusals(from: string, until: string, now: Instant): readonly Refusal[] {
  const [first, last] = [parseLocalDate(from), parseLocalDate(until)]
  if (first === null) return [refusal('from', 'There is no such day.')]
  if (last === null) return [refusal('until', 'There is no such day.')]
  if (last < first) return [refusal('until', 'The last day is before the first.')]
  return first > localDate(now)
    ? []
    : [
        refusal(
          'from',
          'Cases of this day are known already, or may be. Choose a period that begins tomorrow or later.',
        ),
      ]
}

/** Grading twice and by another force is what shows a lenient auditor: how much of it is not the auditor's to choose. */
function shareRefusals(body: Share, policy: Policy): readonly Refusal[] {
  const least = { double: leastShare(policy, 'audit.double.share'), peer: leastShare(policy, 'audit.peer.share') }
  return [
    ...(body.doubleShare < least.double
      ? [refusal('doubleShare', `At least ${least.double} of the files are graded by two: the policy says so.`)]
      : []),
    ...(body.peerShare < least.peer
      ? [
          refusal(
            'peerShare',
            `At least ${least.peer} of the files are graded by another force too: the policy says so.`,
          ),
        ]
      : []),
  ]
}

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
  readonly items: readonly Item[]
  readonly auditors: readonly Auditor[]
  readonly ledgerSize: number
  /** The first root signed after the period; null where none is yet. */
  readonly root: NonNullable<AuditBodies['audit.drawn/1']['root']> | null
}

const draw = (auditable: readonly Auditable[]): AuditCommand<typeof Draw, Population> => ({
  name: 'draw',
  title: 'Draw the sample',
  path: 'draw',
  permission: 'draw audits',
  body: Draw,
  evidence: async (reader, { folded, world }) => {
    const plan = folded.state.committed
    const source = auditable.find(({ topic }) => topic === plan?.topic)
    const over = plan !== null && plan.until < localDate(world.now)
    const [known, size, root] = await Promise.all([
      auditors.all(reader, { force: world.who.forceId }),
      ledgerSize.one(reader, {}),
      plan === null ? null : rootAfter.one(reader, { after: startOfLocalDay(addDays(dayOf(plan.until), 1)) }),
    ])
    return {
      items: over && source !== undefined ? await itemsOf(source, plan, world) : [],
      auditors: known.map(({ staff_id, unit_id }) => ({ staffId: staff_id, unit: unit_id })),
      ledgerSize: size?.size ?? 0,
      root: root === null ? null : { hash: root.hash, treeSize: root.tree_size, signedAt: instant(root.signed_at) },
    }
  },
  decide: ({ recordId, body, state, evidence, now }) => {
    const { committed, drawn } = state
    if (committed === null) return { kind: 'refused', refusals: [refusal('', 'No audit was planned here.')] }
    const chosen = evidence.auditors.filter(({ staffId }) => body.auditors.includes(staffId))
    const refusals: readonly Refusal[] = [
      ...(drawn === null ? [] : [refusal('', 'The sample was drawn already. It is drawn once.')]),
      ...(committed.until < localDate(now)
        ? []
        : [refusal('', `The period runs to the end of ${dateWords(committed.until)}. Draw the sample after it.`)]),
      ...(seedHash(body.seed) === committed.seedHash
        ? []
        : [refusal('seed', 'This is not the phrase that was fixed: its hash differs.')]),
      ...(chosen.length === new Set(body.auditors).size
        ? []
        : [refusal('auditors', 'Somebody chosen here may not grade files.')]),
      ...(committed.until < localDate(now) && evidence.items.length === 0
        ? [refusal('', 'No case ended in this period, or none has an answer to ask again: there is nothing to draw.')]
        : []),
      ...(committed.until < localDate(now) && evidence.root === null
        ? [refusal('', 'No root of the ledger was signed since the period ended. Draw in a minute.')]
        : []),
    ]
    const { root } = evidence
    if (refusals.length > 0 || root === null) return { kind: 'refused', refusals }
    const lot = { seed: body.seed, root: root.hash, auditId: recordId }
    const share = committed.kind === 're-ask' ? { doubleShare: 0, peerShare: 0 } : committed
    const files = allot(drawFiles(evidence.items, committed.size, lot), share, chosen).map((file) => ({
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
            population: evidence.items.map(({ about, stratum, question }) => ({
              recordId: about,
              stratum,
              ...(question === undefined ? {} : { question }),
            })),
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

/** Whole cases to be graded; or the answers in them, each by itself, in strata of what was asked. */
async function itemsOf(
  source: Auditable,
  { kind, from, until }: NonNullable<AuditState['committed']>,
  world: World,
): Promise<readonly Item[]> {
  const asked = [world.who.forceId, dayOf(from), dayOf(until), world.now] as const
  if (kind === 'case files') return (await source.cases(...asked)).map((one) => ({ ...one, about: one.recordId }))
  return (await source.answers(...asked)).map((one) => ({
    ...one,
    about: one.recordId,
    recordId: itemName(one.recordId, one.question),
    stratum: one.kind,
  }))
}

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
