// What the family or carer is told and promised: each contact names the promise it keeps, and what can endanger the child is not told without leave.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import { happened, line, optionalUntil, text, tick, yesNo } from '../../../web/fields.ts'
import type { MissingFact } from '../facts.ts'
import { openPromises } from '../promises.ts'
import type { EpisodeState } from '../state.ts'
import { command, onlyWhileLive, timeRefusals, unless } from './deciding.ts'
import { allowedBy, lockRefusals } from './family-leave.ts'

export const contactFamily = command({
  name: 'contact-family',
  title: 'Record contact with the family or carer',
  path: 'family-contacts',
  permission: 'record an action',
  body: Type.Object({
    who: line('With whom?', 'Enter who was spoken to, or whom you tried to reach'),
    reached: Type.Optional(
      yesNo(
        'Was anybody reached?',
        'Say whether anybody was reached',
        'A call that nobody answered does not keep a promise',
      ),
    ),
    detail: text('What was said', 'Enter what was said, or how they were tried'),
    keeps: Type.Optional({
      ...Type.Array(Line(10), { maxItems: 20 }),
      title: 'Which promise does this keep?',
      description: 'Tick only the promise made to the person you reached. If several are open, none is ticked for you',
      input: 'checkboxes',
    }),
    nextBy: optionalUntil(
      'Next contact promised by',
      'Give a time you can keep: how long people promise is shown beside how often they keep it',
    ),
    medianTold: tick('They were told how long contact usually takes'),
    allowedBy,
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhileLive(asked),
        ...timeRefusals(asked, asked.body.at),
        ...lockRefusals(asked),
        ...promiseRefusals(asked),
        ...when(
          asked.body.nextBy !== null && asked.body.nextBy <= asked.now,
          'nextBy',
          'Promise a time that is still to come.',
        ),
      ],
      {
        kind: 'missing.family-contacted/1',
        happenedAt: asked.body.at ?? asked.now,
        body: {
          who: asked.body.who,
          detail: asked.body.detail,
          nextBy: asked.body.nextBy,
          medianTold: asked.body.medianTold,
          reached: asked.body.reached ?? true,
          keeps: keptBy(asked),
          allowedBy: asked.body.allowedBy,
        },
      },
    ),
})

function promiseRefusals(asked: Contact): readonly Refusal[] {
  const open = openOf(asked)
  const { keeps, reached } = asked.body
  if (reached === false)
    return keeps !== undefined && keeps.length > 0
      ? [refusal('keeps', 'Nobody was reached, so no promise has been kept: leave them open, and try again.')]
      : []
  if (keeps === undefined)
    return open.length > 1
      ? [
          refusal(
            'keeps',
            `Say which promise this keeps, or that it keeps none: ${open.map((one) => `${one.position} (${one.words})`).join(', ')}.`,
          ),
        ]
      : []
  return keeps
    .filter((given) => !open.some((one) => String(one.position) === given))
    .map((given) => refusal('keeps', `Entry ${given} is not an open promise: choose one that is.`))
}

/** Named, or the only one that is open; none where nobody was reached. */
function keptBy(asked: Contact): number[] {
  if (asked.body.reached === false) return []
  const open = openOf(asked).map((one) => one.position)
  return asked.body.keeps?.map(Number) ?? (open.length === 1 ? open : [])
}

const openOf = ({ folded }: Contact) => openPromises(folded.duties, folded.facts)

type Contact = {
  readonly folded: Folded<EpisodeState, MissingFact>
  readonly body: { readonly reached?: boolean; readonly keeps?: readonly string[] }
}

export const promiseContact = command({
  name: 'promise-contact',
  title: 'Promise the family a contact',
  path: 'contact-promises',
  permission: 'record an action',
  body: Type.Object({
    to: line('Promised to whom?', 'Enter who was promised'),
    by: optionalUntil('By when?', 'If you leave this empty, it is two hours from now'),
    allowedBy,
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const by = asked.body.by ?? plus(asked.now, minutes(setting(asked.policy, 'promise.minutes')))
    return unless(
      [
        ...onlyWhileLive(asked),
        ...lockRefusals(asked),
        ...when(by <= asked.now, 'by', 'Promise a time that is still to come.'),
      ],
      {
        kind: 'missing.contact-promised/1',
        happenedAt: asked.now,
        body: { to: asked.body.to, by, allowedBy: asked.body.allowedBy },
      },
    )
  },
})
