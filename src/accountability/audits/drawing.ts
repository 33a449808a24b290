// Drawing an audit’s sample: the seed is shown, the first root signed after the period is mixed in, and the cases are those that the ledger held at it.
import Type, { type Static } from 'typebox'
import { newId } from '../../kernel/identity.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { dateWords, type Instant, localDate } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { when } from '../../registers/deciding.ts'
import { alsoOpening } from '../../registers/records.ts'
import { Id, Line } from '../../registers/schemas.ts'
import type { AuditCommand } from './audit-command.ts'
import type { AuditState } from './audit-state.ts'
import type { Auditable } from './cases.ts'
import { type Allotted, type Auditor, allot, drawFiles, seedHash } from './draw.ts'
import { type Item, type Population, populationNow, populationOf } from './drawn-from.ts'
import { auditedFile } from './procedure.ts'

const Draw = Type.Object({
  seed: { ...Line(200), title: 'Seed phrase', missing: 'Enter the seed phrase', input: 'text' },
  auditors: {
    ...Type.Array(Id, { minItems: 1, maxItems: 50 }),
    title: 'Who grades',
    description: 'Nobody grades a case they worked on, or a case of their own unit',
    missing: 'Choose who grades',
    input: 'checkboxes',
  },
})

export const draw = (auditable: readonly Auditable[]): AuditCommand<typeof Draw, Population> => ({
  name: 'draw',
  title: 'Draw the sample',
  path: 'draw',
  permission: 'draw audits',
  body: Draw,
  evidence: async (reader, { folded, world }) => await populationNow(auditable, reader, folded, world),
  decide: ({ recordId, body, state, evidence, now }) => {
    const { committed } = state
    if (committed === null) return { kind: 'refused', refusals: [refusal('', 'No audit has been planned here.')] }
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
    ...(drawn === null ? [] : [refusal('', 'The sample has already been drawn. It is drawn only once.')]),
    ...(withdrawn === null ? [] : [refusal('', 'This plan was withdrawn. Plan another audit.')]),
    ...(committed.until < localDate(now)
      ? []
      : [refusal('', `The period runs to the end of ${dateWords(committed.until)}. Draw the sample after that.`)]),
    ...(seedHash(body.seed) === committed.seedHash
      ? []
      : [refusal('seed', 'This is not the phrase that was fixed: its hash differs.')]),
    ...(chosen.length === new Set(body.auditors).size
      ? []
      : [refusal('auditors', 'Somebody chosen here may not grade files.')]),
    ...when(
      evidence.root !== null && evidence.items.known.length === 0,
      '',
      'When the ledger was first signed after the period, it held no case that ended in it, or none with an answer to ask again. There is nothing to draw.',
    ),
    ...when(
      committed.until < localDate(now) && evidence.root === null,
      '',
      'No root of the ledger has been signed since the period ended. Try again in a minute.',
    ),
  ]
}

function drawnFacts(
  auditId: string,
  { kind, topic }: NonNullable<AuditState['committed']>,
  file: Allotted<Item>,
  now: Instant,
): readonly NewFact[] {
  const { about, child, stratum, unit, team, area, endedOn, involved, double, peer, first, second } = file
  const { question, recorded } = file
  const asked = question === undefined || recorded === undefined ? {} : { question, recorded }
  const whose = child === undefined ? {} : { child }
  const drawn: NewFact = {
    kind: 'audited-file.drawn/1',
    happenedAt: now,
    body: {
      auditId,
      kind,
      topic,
      about,
      ...whose,
      stratum,
      unit,
      team,
      area,
      endedOn,
      involved,
      double,
      peer,
      ...asked,
    },
  }
  return first === null
    ? [drawn]
    : [drawn, { kind: 'audited-file.allocated/1', happenedAt: now, body: { first, second } }]
}
