// Signing a handover. The incoming officer signs even when the outgoing has gone; each HIGH is read by itself.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { inPostBesideLeaving } from '../../../registers/leaving-in-turn.ts'
import { may } from '../../../registers/permissions.ts'
import { alsoOn, type Command } from '../../../registers/records.ts'
import { Id } from '../../../registers/schemas.ts'
import { personOfRow, type StaffRow } from '../../../registers/staff.ts'
import type { World } from '../../../registers/world.ts'
import { optionalText } from '../../../web/fields.ts'
import { missing } from '../procedure.ts'
import { lastShiftChange } from '../shifts.ts'
import { type Children, handedOver } from './due.ts'
import type { HandoverFact } from './facts.ts'
import { handoverId } from './identity.ts'
import { isHandedOver } from './live.ts'
import type { HandoverState } from './procedure.ts'
import { incomingRefusals, outgoingRefusals, staysWithOwner } from './signing.ts'
import { tellFormerOwner, tellOfQuestion } from './telling.ts'

type HandoverCommand<Schema extends Type.TSchema, Evidence> = Command<HandoverState, HandoverFact, Schema, Evidence>

/** A handover is of many children: no one child's erasure takes its words. */
const description =
  'The other officer reads this here. Do not write a child’s name: it is not erased with the child’s record'

const Outgoing = Type.Object({ note: optionalText('What the next shift must know', { description }) })

export const signOutgoing: HandoverCommand<typeof Outgoing, StaffRow | null> = {
  name: 'sign-outgoing',
  title: 'Sign as outgoing',
  path: 'outgoing-signature',
  permission: 'hand over',
  opens: 'or continues',
  body: Outgoing,
  evidence: async (reader, { world }) => await signer(reader, world),
  decide: (asked) => {
    const shiftStart = lastShiftChange(asked.now, asked.policy)
    if (asked.recordId !== handoverId(asked.by.forceId, asked.by.unit ?? 'no unit', shiftStart)) return shiftOver
    const refusals = [...stillInPost(asked.evidence), ...outgoingRefusals(asked.state, asked.by)]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const body = { unit: asked.by.unit ?? 'no unit', shiftStart, name: asked.by.name, note: asked.body.note }
    return { kind: 'facts', facts: [{ kind: 'handover.outgoing-signed/1', happenedAt: asked.now, body }] }
  },
}

/** Who has left while they signed takes over no child: that would be nobody’s, and stand as theirs. */
const signer = async (reader: Reader, { who }: World) =>
  await inPostBesideLeaving(reader, { force: who.forceId, staff: who.staffId })

const stillInPost = (signs: StaffRow | null): readonly Refusal[] =>
  signs !== null && may(personOfRow(signs), 'hand over')
    ? []
    : [refusal('', 'You are recorded as having left this job: whoever takes over from you must sign.')]

const shiftOver = {
  kind: 'refused',
  refusals: [refusal('', 'The shift has changed since this page was opened. Open the handover again.')],
} as const

const Incoming = Type.Object({
  /** Each child at HIGH, ticked one by one, wherever they are now. */
  read: { ...Type.Array(Id, { maxItems: 200 }), title: 'Read', input: 'checkboxes', choices: [] },
  note: optionalText('Questions or disagreement', { description }),
})

export const signIncoming: HandoverCommand<
  typeof Incoming,
  { readonly signs: StaffRow | null; readonly children: Children }
> = {
  name: 'sign-incoming',
  title: 'Sign as incoming',
  path: 'incoming-signature',
  permission: 'hand over',
  opens: 'or continues',
  body: Incoming,
  evidence: async (reader: Reader, { world }) => {
    const [signs, children] = await Promise.all([signer(reader, world), handedOver(reader, world)])
    return { signs, children }
  },
  decide: (asked) => {
    const { by, now, state, body } = asked
    const { signs, children } = asked.evidence
    const unit = by.unit ?? 'no unit'
    const shiftStart = lastShiftChange(now, asked.policy)
    if (asked.recordId !== handoverId(by.forceId, unit, shiftStart)) return shiftOver
    const unread = children.filter((child) => child.level === 'HIGH' && !body.read.includes(child.record_id))
    const refusals = [
      ...stillInPost(signs),
      ...incomingRefusals(
        state,
        children.filter((child) => !staysWithOwner(child, shiftStart)),
        by,
      ),
      ...(unread.length === 0
        ? []
        : [
            refusal(
              'read',
              `Read each child at HIGH and tick it: ${unread.length === 1 ? 'one is' : `${unread.length} are`} not ticked.`,
            ),
          ]),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const episodes = children.map((child) => ({
      recordId: child.record_id,
      level: child.level,
      read: body.read.includes(child.record_id),
    }))
    const signedFor = (child: Children[number]) => {
      const stays = staysWithOwner(child, shiftStart)
      return {
        handoverId: asked.recordId,
        unit,
        shiftStart,
        from: state.outgoing?.staffId ?? null,
        to: stays ? (child.owner_id ?? by.staffId) : by.staffId,
        toName: stays ? (child.owner_name ?? by.name) : by.name,
        bothSigned: state.outgoing !== null,
        ...(stays ? { stays } : {}),
        read: body.read.includes(child.record_id),
      }
    }
    const lost = children.filter(
      (child) => child.owner_id !== null && child.owner_id !== by.staffId && !staysWithOwner(child, shiftStart),
    )
    return {
      kind: 'facts',
      facts: [
        {
          kind: 'handover.incoming-signed/1',
          happenedAt: now,
          body: { unit, shiftStart, name: by.name, note: body.note, episodes },
        },
      ],
      also: [
        ...children.map((child) =>
          alsoOn(missing, child.record_id, (folded) =>
            isHandedOver(folded.state)
              ? [{ kind: 'missing.handed-over/1', happenedAt: now, body: signedFor(child) }]
              : [],
          ),
        ),
        ...lost.map((child) => tellFormerOwner(child)),
        ...(body.note === null ? [] : tellOfQuestion(asked, lost)),
      ],
    }
  },
}
