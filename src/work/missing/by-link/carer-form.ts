// What a parent or carer sends by a link: what always holds, unless it is held, and while the child is looked for what is different this time.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { refusal } from '../../../kernel/outcome.ts'
import { type Instant, longDate } from '../../../kernel/time.ts'
import { hidden, line, optionalText, text } from '../../../web/fields.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { command, onlyWhile, unless } from '../commands/deciding.ts'
import { type EpisodeState, isLookedFor } from '../state.ts'
import { heldSince } from './held-form.ts'
import { tooMany } from './too-many.ts'

/**
 * By what the record is now, looked for or home, and since when the standing part is held; without a record, all of it. Home, nothing is asked
 * of tonight; who began while the child was looked for and has said something of it keeps the question, and the police have the answer.
 */
export function carerFormFor(state: EpisodeState | null, held: Instant | null, typed: Typed): Type.TSchema {
  const saysTonight = first(typed, 'tonight').trim() !== ''
  if (state !== null && !isLookedFor(state) && !saysTonight) return PreparedForm
  return held === null ? CarerForm : heldForm(held)
}

const standingTitle = 'What should anyone looking for this child know?'
const standingHint = 'Friends, places, health, medicine, what calms or frightens them'

const CarerForm = Type.Object({
  // A browser may offer the name of whoever fills it in: WCAG 1.3.5.
  by: { ...line('Your name', 'Enter your name'), autocomplete: 'name' },
  standing: text(standingTitle, 'Enter what anyone should know', { description: standingHint }),
  tonight: text('What is different this time?', 'Enter what is different this time', {
    description: 'Clothes, phone, money, mood, messages, who they may be with',
  }),
})

/** What always holds is with the police already: the frightened parent says only what is different. */
const heldForm = (held: Instant) =>
  Type.Object({
    by: CarerForm.properties.by,
    tonight: CarerForm.properties.tonight,
    standing: optionalText(standingTitle, {
      description: `We have what was sent on ${longDate(held)}. Leave this blank if nothing has changed`,
    }),
  })

/** Filled in beforehand, while the child is home: what always holds is ready for the next time. */
const PreparedForm = Type.Object({
  by: CarerForm.properties.by,
  standing: CarerForm.properties.standing,
  tonight: hidden(Type.Null()),
})

const SentForm = Type.Object({
  by: CarerForm.properties.by,
  standing: Type.Union([CarerForm.properties.standing, Type.Null()]),
  tonight: Type.Union([CarerForm.properties.tonight, Type.Null()]),
})

/** With the link that it came by. */
const SentByLink = Type.Object({ ...SentForm.properties, madeAtPosition: Type.Integer({ minimum: 1 }) })

const lookedFor = ['known', 'reported', 'open', 'located'] as const

/** Then the standing part is prepared for the next time. */
const home = ['returned', 'closed'] as const

export const sendCarerForm = command({
  name: 'send-carer-form',
  title: 'Information about the child',
  path: 'carer-form',
  permission: 'record an action',
  body: SentByLink,
  commutes: true,
  evidence: async (reader, { world, folded }) =>
    await heldSince(reader, world.who.forceId, folded.recordId, folded.state),
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(
          asked,
          [...lookedFor, ...home],
          'The police have no open case about this child. Call 101 if you have something to add.',
        ),
        ...tooMany(asked.folded.facts, 'missing.carer-form-received/1', asked.now),
        ...(isLookedFor(asked.state) && asked.body.tonight === null
          ? [refusal('tonight', 'The police are looking for the child now: say what is different this time.')]
          : []),
        ...(asked.body.standing === null && asked.evidence === null
          ? [refusal('standing', 'Enter what anyone should know')]
          : []),
      ],
      {
        kind: 'missing.carer-form-received/1',
        happenedAt: asked.now,
        body: asked.body,
      },
    ),
})

export const sentForm = Compile(SentForm)
