// What falls due with the force before the board meets again: read when the pack is frozen, and kept in it.
import type { Static } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { addMonths, dayOf, endOfLocalDay, instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import { isOpenAction } from '../../practice/stages.ts'
import type { World } from '../../registers/world.ts'
import { otherBodies } from '../other-bodies.ts'
import { runningClocks, subjectOf } from '../running-clock.ts'
import type { FallsDue, Pack } from './frozen-pack.ts'
import { meetingAfter } from './queries.ts'

/** A kind of record and its rule, to the rule's words: handed in, so that the board knows no other slice's rules. */
export type DutyWords = ReadonlyMap<string, string>

/** Those that fall first. */
const most = 500

type Ahead = Static<typeof FallsDue>
type Of = {
  readonly recordId: string
  /** Of the board whose pack it is. Where no later one is called, a month on. */
  readonly heldOn: string
  readonly words: DutyWords
  /** Of the pack. */
  readonly actions: Pack['actions']
}

export async function fallsDue(reader: Reader, world: World, { recordId, heldOn, words, actions }: Of): Promise<Ahead> {
  const { who, now, policyAt } = world
  const force = who.forceId
  const [next, running] = await Promise.all([
    meetingAfter.one(reader, { force, on: heldOn }),
    runningClocks.all(reader, { force, keys: [...words.keys()], limit: 5000 }),
  ])
  const until = parseLocalDate(next?.held_on ?? '') ?? addMonths(dayOf(heldOn), 1)
  const owed = running
    .filter(({ owner }) => !otherBodies.includes(owner))
    // Its own pack is being frozen.
    .filter((one) => !(one.record_id === recordId && one.name === 'freeze the pack'))
    .map((one) => ({
      record: one.kind,
      recordId: one.record_id,
      about: [one.reference, subjectOf(one, () => undefined, policyAt(now))]
        .filter((part) => part !== null)
        .join(': ')
        .slice(0, 300),
      words: words.get(`${one.kind}/${one.name}`) ?? one.name,
      owner: one.owner_name ?? one.owner,
      dueAt: instant(one.due_at),
    }))
  const ahead = [...owed, ...ownedByNobody(actions, words)]
    .filter(({ dueAt }) => dueAt >= now && localDate(dueAt) <= until)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
  return { until, called: next !== null, left: Math.max(0, ahead.length - most), duties: ahead.slice(0, most) }
}

/** The clock of an action runs with its owner, and its day comes all the same. */
const ownedByNobody = (actions: Pack['actions'], words: DutyWords): Ahead['duties'] =>
  actions.flatMap(({ recordId, words: about, owner, dueOn, state }) =>
    owner !== null || dueOn === null || !isOpenAction(state)
      ? []
      : [
          {
            record: 'action',
            recordId,
            about: about.slice(0, 300),
            words: words.get('action/do the action') ?? 'do the action',
            owner: 'nobody owns it',
            dueAt: endOfLocalDay(dayOf(dueOn)),
          },
        ],
  )
