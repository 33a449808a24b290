// Looking again at what was done: contacts that were not opened as missing, wording, and a case returned because a child may not be safe. (M28; F2, F3, F28: categories used to do nothing)
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { isOpen } from '../../../practice/duty.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { Line } from '../../../registers/schemas.ts'
import { choice, lines, text } from '../../../web/fields.ts'
import { isSettled, looksAt } from '../contact-sample/looks.ts'
import { detailOf } from '../details.ts'
import { answerAuditConcern } from '../duties/oversight.ts'
import type { MissingFact } from '../facts.ts'
import type { EpisodeState } from '../state.ts'
import { pointedAt, stands } from '../wording.ts'
import { command, onlyWhile, unless } from './deciding.ts'

/** Said in place of the form too: nobody writes down a look that cannot count. */
export function standsAgainstLook(
  who: Human,
  { state, facts }: Pick<Folded<EpisodeState, MissingFact>, 'state' | 'facts'>,
): readonly Refusal[] {
  const looks = looksAt(facts)
  return [
    ...byAnotherHuman(who, state.handler, 'You took this call: another person must audit it.'),
    ...byAnotherHuman(
      who,
      looks.map(({ by }) => by),
      'You have already looked at it, and your finding stays: another person must look at it next.',
    ),
    ...(isSettled(looks)
      ? [refusal('', 'It is settled: most of those who looked agree. Nobody needs to look again.')]
      : []),
  ]
}

export const isWrong = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'right' in body && body.right === 'no'

export const auditContact = command({
  name: 'audit-contact',
  title: 'Audit: was it right not to open this as missing?',
  path: 'contact-audit',
  permission: 'audit contacts',
  body: Type.Object({
    right: choice('Was it right not to open it as missing?', 'Say whether it was right', ['yes', 'no'], {
      yes: 'Yes: whereabouts were established, or nobody was missing',
      no: 'No: the child was missing',
    }),
    because: text('What you looked at, and why', 'Enter what you looked at, and why'),
  }),
  evidence: none,
  decide: (asked) => {
    const { report } = asked.state
    return unless(
      [
        ...(report === null || report.path === 'missing'
          ? [refusal('', 'This was opened as missing: only contacts that were not opened as missing are audited here.')]
          : []),
        ...standsAgainstLook(asked.by, asked.folded),
      ],
      { kind: 'missing.contact-audited/1', happenedAt: asked.now, body: asked.body },
    )
  },
})

/** For whoever inspects the force: whom it reaches is not left to a telephone. What they noted of the case stays in their fieldwork. */
export const returnAsInspector = command({
  name: 'return-as-inspector',
  title: 'Immediate safeguarding concern: return the case now',
  path: 'inspector-concern',
  permission: 'inspect',
  body: Type.Object({ concern: text('What puts the child at risk now', 'Enter what puts the child at risk now') }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...(asked.state.report === null ? [refusal('', 'There is no such case.')] : []),
        ...(asked.state.phase === 'voided' ? [refusal('', 'The record is void: there was no missing child.')] : []),
        ...(asked.state.phase === 'transferred'
          ? [refusal('', 'Another force has this child now: ring its control room.')]
          : []),
      ],
      { kind: 'missing.inspector-concern-raised/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const answerConcern = command({
  name: 'answer-audit-concern',
  title: 'Answer the safeguarding concern: what was done',
  path: 'audit-concern-answer',
  permission: 'review',
  body: Type.Object({ done: text('What was done to make the child safe', 'Enter what was done') }),
  evidence: none,
  decide: (asked) => {
    const open = asked.folded.duties.some((duty) => duty.name === answerAuditConcern.name && isOpen(duty))
    return unless(open ? [] : [refusal('', 'No concern from an auditor or inspector is waiting for an answer here.')], {
      kind: 'missing.audit-concern-answered/1',
      happenedAt: asked.now,
      body: asked.body,
    })
  },
})

/** F23, M19: what is pointed at may be right where it stands, and what no list holds may not be; a person who read the file says. */
export const auditWording = command({
  name: 'audit-wording',
  title: 'Audit the wording of this file',
  path: 'wording-audits',
  permission: 'grade files',
  body: Type.Object({
    upheld: {
      ...Type.Array(Line(100), { maxItems: 200 }),
      title: 'Which of these blame the child where they stand?',
      description: 'Nothing here is altered. What you do not tick is recorded as looked at',
      input: 'checkboxes',
    },
    other: lines('Other wording in the file that blames the child', 'One on each line, exactly as it is written there'),
    because: text('What you looked at, and why', 'Enter what you looked at, and why'),
  }),
  evidence: none,
  decide: (asked) => {
    const { facts } = asked.folded
    const pointed = pointedAt(facts, asked.policy, asked.now)
    const { upheld, other, because } = asked.body
    const ticked = (one: (typeof pointed)[number]) => upheld.includes(wordingKey(one))
    const gone = upheld.filter((key) => !pointed.some((one) => wordingKey(one) === key))
    const written = facts.map(detailOf)
    const nowhere = other.filter((words) => !written.some((entry) => stands(entry, words)))
    const bare = ({ position, phrase }: (typeof pointed)[number]) => ({ position, phrase })
    return unless(
      [
        ...onlyWhile(
          asked,
          ['returned', 'closed'],
          'The wording is audited once the child is back: this file is still being written.',
        ),
        ...byAnotherHuman(
          asked.by,
          facts.filter((fact) => fact.kind !== 'missing.wording-audited/1').map((fact) => fact.recordedBy),
          'You wrote in this file: another auditor must look at its wording.',
        ),
        ...(gone.length > 0 ? [refusal('upheld', 'The file has changed since: open this form again.')] : []),
        ...nowhere.map((words) =>
          refusal('other', `“${words}” is not in this file: copy it exactly as it is written.`),
        ),
      ],
      {
        kind: 'missing.wording-audited/1',
        happenedAt: asked.now,
        body: {
          upheld: pointed.filter(ticked).map(bare),
          dismissed: pointed.filter((one) => !ticked(one)).map(bare),
          other: [...new Set(other)],
          because,
        },
      },
    )
  },
})

/** A phrase is known by the entry it stands in. */
export const wordingKey = (one: { readonly position: number; readonly phrase: string }): string =>
  `${one.position}: ${one.phrase}`
